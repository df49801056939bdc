#include "agent/clerk/after_requests.h"
#include "agent/clerk/operations.h"
#include "agent/clerk/order_answers.h"
#include "agent/clerk/order_json.h"
#include "agent/clerk/query_numbers.h"
#include "agent/clerk/strict_json.h"
#include "agent/json/json_writer.h"

#include <array>
#include <limits>
#include <utility>

namespace balcao {

namespace {

constexpr std::int64_t kMostRows = 200;

void takeParameter(OrderQuery& query, const std::string& name, const std::string& value) {
    if (name == "q") {
        query.text = value;
    } else if (name == "open") {
        if (value != "true" && value != "false") {
            throw BadRequest{"invalid-value", "open must be true or false"};
        }
        query.is_open_only = value == "true";
    } else if (name == "before") {
        query.before = numberFrom(name, value, std::numeric_limits<std::int64_t>::max());
    } else {
        query.limit = static_cast<std::size_t>(numberFrom(name, value, kMostRows));
    }
}

OrderQuery queryFrom(std::string_view text) {
    OrderQuery query;
    for (const auto& [name, value] : parametersOf(text, {"q", "open", "before", "limit"})) {
        takeParameter(query, name, value);
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
    if (label->bytes.empty()) {
        return notFound(
            "paper-wiped",
            "The bytes of this label were wiped some days after its order ended. Fetch it from the "
            "hub or the carrier again."
        );
    }
    Response response;
    response.content_type = labelType(label->label.format);
    response.headers.emplace_back(
        "Content-Disposition", "attachment; filename=\"" + fileNameFor(*number, *label) + "\""
    );
    response.body = std::move(label->bytes);
    return response;
}

constexpr std::array kOperations = {
    reading("findOrders", "/api/v1/orders", findOrders),
    reading("getOrder", "/api/v1/orders/{order_ref}", getOrder),
    reading("getLabel", "/api/v1/orders/{order_ref}/labels/{package_id}", getLabel),
};

}  // namespace

void addOrderRoutes(Router& router, ClerkParts& parts) {
    addOperations(router, parts, kOperations);
}

}  // namespace balcao
