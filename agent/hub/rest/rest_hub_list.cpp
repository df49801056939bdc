// Reading: the list of open orders and single orders.
#include "agent/hub/rest/message_codec.h"
#include "agent/hub/rest/order_codec.h"
#include "agent/hub/rest/rest_hub.h"
#include "common/base/fingerprint.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace balcao {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

constexpr seconds kListTimeout{30};
constexpr seconds kWaitGrace{10};  // a held request is given up this long after its time
constexpr seconds kOrderTimeout{10};
constexpr std::size_t kMaxPages = 1000;
constexpr std::size_t kMaxDefects = 20;

Later badAnswer(std::string why) {
    return {.cause = Later::Cause::bad_answer, .retry_after = std::nullopt, .why = std::move(why)};
}

/// A page that says "nothing here is as agreed" from the outside.
Later notAList(const HttpAnswer& answer) {
    const std::string status = std::to_string(answer.status);
    if (!isJson(answer)) {
        return {
            .cause = Later::Cause::link,
            .retry_after = std::nullopt,
            .why = "what answers as the hub sends no JSON (portal or proxy?), status " + status};
    }
    return badAnswer(
        "the hub answered the request for orders with " + status + " " + slugOfProblem(answer)
    );
}

/// The id stands in the bytes as a JSON text: they are that order's.
bool isOrder(std::string_view bytes, const OrderId& order_id) {
    return bytes.find("\"" + order_id.value + "\"") != std::string_view::npos;
}

}  // namespace

/// A list while its pages come.
struct RestHub::Reading {
    const ListRequest& request;
    ListReader& reader;
    Listed listed;
    bool is_changed{false};
    std::map<OrderId, std::uint64_t> seen;  // on the page that is being read

    void noteDefect(std::string defect) {
        if (listed.defects.size() < kMaxDefects) {
            listed.defects.push_back(std::move(defect));
        }
    }
};

RestHub::RestHub(Options options, HubToken& token)
    : options_{std::move(options)}
    , client_{options_.place, token} {}

HubCapabilities RestHub::capabilities() const {
    return {
        .partial = PartialGrain::quantity,
        .takes_late_refusals = true,
        .decides_in_one_call = true,
        .takes_proofs = true,
        .has_coupons = true,
        .holds_list_requests = true,
        .label_timing = LabelTiming::after_accept};
}

ListAnswer RestHub::listOpen(const ListRequest& request, ListReader& reader) {
    client_.forgetHubTime();
    const auto answered = [this](auto outcome) {
        return ListAnswer{.outcome = std::move(outcome), .hub_time = client_.hubTime()};
    };
    Reading reading{
        .request = request, .reader = reader, .listed = {}, .is_changed = false, .seen = {}};
    std::string cursor;
    for (std::size_t page = 0; page < kMaxPages; ++page) {
        auto outcome = getPage(request, cursor);
        if (auto* const later = std::get_if<Later>(&outcome)) {
            return answered(std::move(*later));
        }
        if (auto* const not_allowed = std::get_if<NotAllowed>(&outcome)) {
            return answered(std::move(*not_allowed));
        }
        const HttpAnswer& answer = std::get<HttpAnswer>(outcome);
        if (answer.status == 304 && page == 0 && !request.seen.etag.empty()) {
            return answered(Unchanged{});
        }
        if (answer.status != 200 || !isJson(answer)) {
            return answered(notAList(answer));
        }
        if (auto bad = readPage(answer.body, reading)) {
            return answered(std::move(*bad));
        }
        if (page == 0) {
            reading.listed.mark.etag = answer.header("ETag");
        }
        cursor = reading.listed.mark.pages.back()->next_cursor;
        if (cursor.empty()) {
            const bool is_same = !reading.is_changed &&
                                 reading.listed.mark.etag == request.seen.etag &&
                                 reading.listed.mark.pages.size() == request.seen.pages.size();
            if (is_same) {
                return answered(Unchanged{});
            }
            return answered(std::move(reading.listed));
        }
    }
    return answered(badAnswer("the hub's list does not end"));
}

std::variant<HttpAnswer, Later, NotAllowed> RestHub::getPage(
    const ListRequest& request, const std::string& cursor
) {
    HttpRequest get{
        .method = "GET",
        .path = client_.basePath() + "/sites/" + percentEncoded(request.store.site_id) +
                "/stores/" + percentEncoded(request.store.store_id) +
                "/orders?status=open&limit=" + std::to_string(options_.page_size),
        .headers = {},
        .body = {}};
    milliseconds timeout = kListTimeout;
    if (!cursor.empty()) {
        get.path += "&cursor=" + percentEncoded(cursor);
    } else if (!request.seen.etag.empty()) {
        get.headers.emplace_back("If-None-Match", request.seen.etag);
        if (request.wait.count() > 0) {
            get.headers.emplace_back("Prefer", "wait=" + std::to_string(request.wait.count()));
            timeout = request.wait + kWaitGrace;
        }
    }
    return client_.send(std::move(get), timeout, kMaxListBytes);
}

/// Takes one page, or says why nothing of it may be taken.
std::optional<Later> RestHub::readPage(const std::string& body, Reading& reading) {
    const std::size_t index = reading.listed.mark.pages.size();
    const auto& seen_pages = reading.request.seen.pages;
    PageMark mark{.fingerprint = fingerprint(body), .next_cursor = {}, .order_ids = {}};
    if (index < seen_pages.size() && seen_pages[index]->fingerprint == mark.fingerprint) {
        reading.listed.mark.pages.push_back(seen_pages[index]);
        return std::nullopt;
    }
    reading.is_changed = true;
    reading.seen.clear();
    std::vector<HubNews> news;
    try {
        const ListPage page = readListPage(body, reading.request.store, json_);
        mark.next_cursor = page.next_cursor;
        for (const std::string_view bytes : page.orders) {
            readOrderOfPage(bytes, reading, news);
        }
    } catch (const JsonError& error) {
        return badAnswer(std::string{"the hub's list of orders: "} + error.what());
    }
    mark.order_ids.reserve(reading.seen.size());
    for (const auto& [order_id, ignored] : reading.seen) {
        mark.order_ids.push_back(order_id);
    }
    if (!news.empty()) {
        reading.reader.takePage(news);
    }
    reading.listed.mark.pages.push_back(std::make_shared<const PageMark>(std::move(mark)));
    return std::nullopt;
}

/// Reads one order of a page if it is new or changed. An order that breaks the contract is left out
/// and named, so that it cannot keep the others from the store; an order of
/// another store puts the whole list in doubt. Throws JsonError.
void RestHub::readOrderOfPage(
    std::string_view bytes, Reading& reading, std::vector<HubNews>& news
) {
    const std::uint64_t print = fingerprint(bytes);
    auto stored = reading.reader.storedAs(print);
    if (stored && isOrder(bytes, *stored)) {
        reading.seen.emplace(std::move(*stored), print);
        return;
    }
    if (bytes.size() > kMaxOrderBytes) {
        reading.noteDefect("an order of " + std::to_string(bytes.size()) + " bytes is too large");
        return;
    }
    const StoreKey& store = reading.request.store;
    const JsonValue order = json_.parse(bytes, {.bytes = kMaxOrderBytes});
    const OrderId order_id{idAt(order, "orderId")};
    if (order.at("siteId").text() != store.site_id ||
        order.at("storeId").text() != store.store_id) {
        order.fail("is an order of another store: " + order_id.value);
    }
    const auto [place, is_new] = reading.seen.emplace(order_id, print);
    if (!is_new) {
        if (place->second != print) {
            order.fail("stands twice on one page, with two contents: " + order_id.value);
        }
        return;
    }
    try {
        news.push_back(
            {.order = readHubOrder(order, store, *options_.codes(std::nullopt)),
             .fingerprint = print}
        );
    } catch (const JsonError& error) {
        reading.noteDefect("order " + order_id.value + ": " + error.what());
    }
}

OrderAnswer RestHub::readOrder(
    const StoreKey& store, const OrderId& order_id, const std::string& etag
) {
    return readOrderUntil(store, order_id, etag, steady_clock::now() + kOrderTimeout);
}

OrderAnswer RestHub::readOrderUntil(
    const StoreKey& store, const OrderId& order_id, const std::string& etag, SteadyTime deadline
) {
    HttpRequest get{
        .method = "GET",
        .path = orderPath(client_.basePath(), order_id),
        .headers = {},
        .body = {}};
    if (!etag.empty()) {
        get.headers.emplace_back("If-None-Match", etag);
    }
    const auto left = std::chrono::duration_cast<milliseconds>(deadline - steady_clock::now());
    auto outcome = client_.send(std::move(get), left, kMaxOrderBytes);
    if (auto* const later = std::get_if<Later>(&outcome)) {
        return {std::move(*later)};
    }
    if (auto* const not_allowed = std::get_if<NotAllowed>(&outcome)) {
        return {std::move(*not_allowed)};
    }
    const HttpAnswer& answer = std::get<HttpAnswer>(outcome);
    if (answer.status == 304 && !etag.empty()) {
        return {Unchanged{}};
    }
    if (!isJson(answer)) {
        return {notAList(answer)};
    }
    if (answer.status == 404 || answer.status == 410) {
        const auto problem = readProblem(answer, store, *options_.codes(std::nullopt), json_);
        if (!problem) {
            return {badAnswer("the hub's answer about an order is neither order nor problem")};
        }
        return {Gone{problem->slug}};
    }
    if (answer.status != 200) {
        return {notAList(answer)};
    }
    try {
        HubNews news{
            .order = readHubOrder(
                json_.parse(answer.body, {.bytes = kMaxOrderBytes}),
                store,
                *options_.codes(std::nullopt)
            ),
            .fingerprint = fingerprint(answer.body)};
        if (news.order.order_id != order_id) {
            return {badAnswer("the hub answered with another order than the one asked for")};
        }
        news.order.etag = answer.header("ETag");
        return {std::move(news)};
    } catch (const JsonError& error) {
        return {badAnswer("order " + order_id.value + ": " + error.what())};
    }
}

}  // namespace balcao
