#include "agent/clerk/clerk_parts.h"
#include "agent/clerk/http/request_parser.h"
#include "agent/clerk/order_answers.h"
#include "agent/clerk/order_json.h"
#include "agent/clerk/strict_json.h"
#include "agent/json/json_writer.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace balcao {

namespace {

constexpr std::size_t kLongestSearch = 100;
constexpr std::int64_t kMostRows = 200;

[[noreturn]] void refuseParameter(const std::string& name, const std::string& why) {
    throw BadRequest{"invalid-value", name + " " + why};
}

std::int64_t numberFrom(const std::string& name, const std::string& text, std::int64_t highest) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 1 || value > highest) {
        refuseParameter(name, "must be a number from 1 to " + std::to_string(highest));
    }
    return value;
}

void takeParameter(OrderQuery& query, const std::string& name, const std::string& value) {
    if (name == "q") {
        if (countCharacters(value) > kLongestSearch) {
            refuseParameter(name, "is longer than 100 characters");
        }
        query.text = value;
    } else if (name == "open") {
        if (value != "true" && value != "false") {
            refuseParameter(name, "must be true or false");
        }
        query.is_open_only = value == "true";
    } else if (name == "before") {
        query.before = numberFrom(name, value, std::numeric_limits<std::int64_t>::max());
    } else if (name == "limit") {
        query.limit = static_cast<std::size_t>(numberFrom(name, value, kMostRows));
    } else {
        throw BadRequest{"unknown-member", "the query has an unknown parameter"};
    }
}

OrderQuery queryFrom(std::string_view text) {
    const auto parameters = parseQuery(text);
    if (!parameters) {
        throw BadRequest{"invalid-value", "the query holds a broken escape"};
    }
    OrderQuery query;
    for (auto one = parameters->begin(); one != parameters->end(); ++one) {
        const bool is_repeated = std::any_of(parameters->begin(), one, [&](const auto& earlier) {
            return earlier.first == one->first;
        });
        if (is_repeated) {
            throw BadRequest{"duplicate-member", one->first + " stands there twice"};
        }
        takeParameter(query, one->first, one->second);
    }
    return query;
}

Response findOrders(const ClerkParts& parts, const Call& call) {
    OrderQuery query = queryFrom(call.request.query);
    const std::size_t limit = query.limit;
    const auto rows = parts.views.orders(query);
    std::string body;
    JsonWriter json{body};
    json.beginObject();
    json.key("orders");
    json.beginArray();
    for (const OrderRow& row : rows) {
        writeOrderRow(json, row);
    }
    json.endArray();
    json.member("count", rows.size());
    if (rows.size() == limit) {  // the next page may turn out to be empty
        json.member("next_before", rows.back().order_ref.value);
    }
    json.endObject();
    return jsonAnswer(std::move(body));
}

Response getOrder(const ClerkParts& parts, const Call& call) {
    const auto number = call.number(0);
    const auto detail = number ? orderDetailJson(parts.views, OrderRef{*number}) : std::nullopt;
    return detail ? jsonAnswer(*detail) : noSuchOrder();
}

/// A name for the downloaded file that no system stumbles over.
std::string fileNameFor(std::int64_t order_ref, const LabelDocument& label) {
    std::string name = "label-" + std::to_string(order_ref) + "-";
    for (const char c : label.label.package_id.value) {
        const bool is_plain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
        name.push_back(is_plain ? c : '_');
    }
    const std::string& format = label.label.format;
    const bool is_picture = format == "png" || format == "jpg";
    return name + (format == "pdf" || is_picture ? "." + format : ".zpl");
}

std::string_view labelType(const std::string& format) {
    if (format == "pdf") {
        return "application/pdf";
    }
    if (format == "jpg") {
        return "image/jpeg";
    }
    return format == "png" ? "image/png" : "application/octet-stream";
}

Response getLabel(const ClerkParts& parts, const Call& call) {
    const auto number = call.number(0);
    if (!number) {
        return noSuchOrder();
    }
    auto label = parts.views.label(OrderRef{*number}, PackageId{call.path_values.at(1)});
    if (!label) {
        return notFound("no-such-label", "There is no label for this package.");
    }
    Response response;
    response.content_type = labelType(label->label.format);
    response.headers.emplace_back(
        "Content-Disposition", "attachment; filename=\"" + fileNameFor(*number, *label) + "\""
    );
    response.body = std::move(label->bytes);
    return response;
}

}  // namespace

void addOrderRoutes(Router& router, ClerkParts& parts) {
    const auto reading = [&parts](Response (*answer)(const ClerkParts&, const Call&)) {
        return [&parts, answer](const Call& call) -> Reply {
            return inLane(LaneKind::reads, call, [&parts, answer](const Call& later) {
                return answer(parts, later);
            });
        };
    };
    router.add(
        {.operation_id = "findOrders",
         .method = "GET",
         .path = "/api/v1/orders",
         .access = Access::read,
         .handle = reading(findOrders)}
    );
    router.add(
        {.operation_id = "getOrder",
         .method = "GET",
         .path = "/api/v1/orders/{order_ref}",
         .access = Access::read,
         .handle = reading(getOrder)}
    );
    router.add(
        {.operation_id = "getLabel",
         .method = "GET",
         .path = "/api/v1/orders/{order_ref}/labels/{package_id}",
         .access = Access::read,
         .handle = reading(getLabel)}
    );
}

}  // namespace balcao
