#include "tests/simulator/control.h"

#include "tests/simulator/problem.h"
#include "tests/simulator/text.h"

#include <array>

namespace balcao::simulator {

namespace {

Reply jsonReply(const std::string& body, int status = 200) {
    return {.status = status, .content_type = "application/json", .body = body, .headers = {}};
}

std::string listJson(const std::string& name, const std::vector<std::string>& entries) {
    std::string json = R"({")" + name + R"(":[)";
    const char* separator = "";
    for (const std::string& entry : entries) {
        json += separator + entry;
        separator = ",";
    }
    return json + R"(],"count":)" + std::to_string(entries.size()) + "}";
}

JsonObject::Ptr bodyOf(const Request& request) {
    if (request.body.empty()) {
        return makeObject();
    }
    try {
        return parseObject(request.body);
    } catch (const Poco::Exception& failure) {
        refuse(400, "unreadable", "the body is not a JSON object: " + failure.displayText());
    }
}

std::string queryOf(const Request& request, const std::string& name) {
    const auto found = request.query.find(name);
    return found == request.query.end() ? std::string{} : found->second;
}

StoreKey storeOf(const JsonObject& body) {
    return {.site_id = textIn(body, "siteId"), .store_id = textIn(body, "storeId")};
}

std::optional<bool> optionalFlag(const JsonObject& body, const std::string& name) {
    return body.has(name) ? std::optional{flagIn(body, name)} : std::nullopt;
}

std::optional<std::string> optionalText(const JsonObject& body, const std::string& name) {
    return body.has(name) ? std::optional{textIn(body, name)} : std::nullopt;
}

OrderWish readWish(const JsonObject& body) {
    OrderWish wish;
    if (body.has("storeId")) {
        wish.store = storeOf(body);
    }
    wish.order_id = optionalText(body, "orderId");
    wish.journey = optionalText(body, "journey");
    wish.partial = optionalText(body, "partial");
    wish.late_refusal = optionalFlag(body, "lateRefusal");
    wish.paid = optionalFlag(body, "paid");
    wish.marketplace = optionalFlag(body, "marketplace");
    if (body.has("lines")) {
        wish.lines = static_cast<int>(integerIn(body, "lines"));
        if (*wish.lines < 1 || *wish.lines > 500) {
            refuse(422, "schema", "lines must be a number from 1 to 500");
        }
    }
    if (body.has("quantity")) {
        wish.quantity = integerIn(body, "quantity");
        if (*wish.quantity < 1) {
            refuse(422, "schema", "quantity must be at least 1");
        }
    }
    if (body.has("answer_in_s")) {
        wish.answer_in = std::chrono::seconds{integerIn(body, "answer_in_s")};
    }
    return wish;
}

Reply addOrders(Hub& hub, const Request& request) {
    const auto body = bodyOf(request);
    const auto document = objectIn(*body, "order");
    std::vector<std::string> ids;
    if (!document.isNull()) {
        ids.push_back(hub.addOrder(*document));
    } else {
        const OrderWish wish = readWish(*body);
        for (std::int64_t i = 0; i < integerIn(*body, "count", 1); ++i) {
            ids.push_back(hub.addOrder(wish));
        }
    }
    std::string list;
    for (const std::string& id : ids) {
        list += (list.empty() ? "" : ",") + jsonString(id);
    }
    return jsonReply(
        R"({"orderId":)" + (ids.empty() ? "null" : jsonString(ids.front())) + R"(,"orderIds":[)" +
            list + "]}",
        201
    );
}

Reply listOrdersOf(Hub& hub, const Request& request) {
    const std::string store = queryOf(request, "store");
    const auto slash = store.find('/');
    std::optional<StoreKey> key;
    if (slash != std::string::npos) {
        key = StoreKey{.site_id = store.substr(0, slash), .store_id = store.substr(slash + 1)};
    }
    return jsonReply(listJson("orders", hub.orders(key)));
}

Reply showOrder(Hub& hub, const Request& request) {
    return jsonReply(hub.orderState(request.path[2]));
}

Reply changeOrder(Hub& hub, const Request& request) {
    const std::string& order_id = request.path[2];
    const std::string& what = request.path[3];
    const auto body = bodyOf(request);
    if (what == "change") {
        hub.changeOrder(order_id, *body);
    } else if (what == "cancel") {
        hub.forceStatus(order_id, "7");
    } else if (what == "ask-cancel") {
        hub.askToCancel(order_id, *body);
    } else if (what == "status") {
        hub.forceStatus(order_id, textIn(*body, "status"));
    } else if (what == "reassign") {
        hub.reassign(order_id, storeOf(*body));
    } else if (what == "tracking") {
        hub.addTracking(order_id, *body);
    } else {
        refuse(404, "unknown-route", "there is no control " + what);
    }
    return jsonReply(hub.orderState(order_id));
}

Reply showHealth(Hub& hub, const Request& /*request*/) {
    return jsonReply(
        R"({"now":")" + formatTime(hub.now()) + R"(","waiting_polls":)" +
        std::to_string(hub.waitingPolls()) + R"(,"in_progress":)" +
        std::to_string(hub.requestsInProgress()) + "}"
    );
}

Reply showClock(Hub& hub, const Request& /*request*/) {
    return jsonReply(R"({"now":")" + formatTime(hub.now()) + R"("})");
}

Reply moveClock(Hub& hub, const Request& request) {
    const double seconds = numberIn(*bodyOf(request), "advance_s");
    hub.advanceClock(std::chrono::milliseconds{static_cast<std::int64_t>(seconds * 1000)});
    return showClock(hub, request);
}

Reply expireTokens(Hub& hub, const Request& /*request*/) {
    hub.expireTokens();
    return jsonReply("{}");
}

Reply forgetKeys(Hub& hub, const Request& /*request*/) {
    hub.forgetKeys();
    return jsonReply("{}");
}

Reply listStores(Hub& hub, const Request& /*request*/) {
    std::vector<std::string> stores;
    for (const StoreKey& store : hub.stores()) {
        stores.push_back(jsonString(toText(store)));
    }
    return jsonReply(listJson("stores", stores));
}

Reply changeStore(Hub& hub, const Request& request) {
    const StoreKey store{.site_id = request.path[2], .store_id = request.path[3]};
    if (request.path[4] != "revoke" && request.path[4] != "restore") {
        refuse(404, "unknown-route", "a store is revoked or restored");
    }
    hub.setRevoked(store, request.path[4] == "revoke");
    return jsonReply("{}");
}

Reply listCoupons(Hub& hub, const Request& /*request*/) {
    return jsonReply(listJson("coupons", hub.coupons()));
}

Reply showLog(Hub& hub, const Request& request) {
    const auto from = parseInteger(queryOf(request, "from")).value_or(0);
    const std::string verb = queryOf(request, "verb");
    const std::string phase = queryOf(request, "phase");
    std::vector<std::string> lines;
    for (const LogLine& line : hub.log().since(static_cast<std::uint64_t>(from))) {
        if ((verb.empty() || verb == line.verb) && (phase.empty() || phase == line.phase)) {
            lines.push_back(line.toJson());
        }
    }
    return jsonReply(listJson("lines", lines));
}

Reply showRequests(Hub& hub, const Request& request) {
    const auto from = parseInteger(queryOf(request, "from")).value_or(0);
    std::vector<std::string> requests;
    for (const Trace& trace : hub.traces(static_cast<std::uint64_t>(from))) {
        auto json = makeObject();
        json->set("request", trace.number);
        json->set("t", formatTime(trace.at));
        json->set("verb", trace.operation);
        json->set("store", trace.store);
        json->set("order", trace.order_id);
        json->set("status", trace.status);
        json->set("fault", trace.fault);
        requests.push_back(toText(*json));
    }
    return jsonReply(listJson("requests", requests));
}

Reply armFault(Hub& hub, const Request& request) {
    const std::string number = hub.arm(Fault::parse(*bodyOf(request)));
    return jsonReply(R"({"fault":")" + number + R"("})", 201);
}

Reply listFaults(Hub& hub, const Request& /*request*/) {
    std::vector<std::string> faults;
    for (const auto& [number, json] : hub.faults()) {
        faults.push_back(R"({"fault":")" + number + R"(","armed":)" + json + "}");
    }
    auto kinds = makeObject();
    for (const auto& [kind, meaning] : faultKinds()) {
        kinds->set(kind, meaning);
    }
    std::string json = listJson("faults", faults);
    json.pop_back();
    return jsonReply(json + R"(,"kinds":)" + toText(*kinds) + "}");
}

Reply disarmAll(Hub& hub, const Request& /*request*/) {
    hub.disarmAll();
    return jsonReply("{}");
}

Reply disarmOne(Hub& hub, const Request& request) {
    hub.disarm(request.path[2]);
    return jsonReply("{}");
}

struct ControlRoute {
    const char* method;
    const char* resource;  // the segment after /sim
    std::size_t segments;  // of the whole path
    Reply (*run)(Hub&, const Request&);
};

constexpr std::array kRoutes{
    ControlRoute{"GET", "orders", 2, listOrdersOf},
    ControlRoute{"POST", "orders", 2, addOrders},
    ControlRoute{"GET", "orders", 3, showOrder},
    ControlRoute{"POST", "orders", 4, changeOrder},
    ControlRoute{"GET", "health", 2, showHealth},
    ControlRoute{"GET", "clock", 2, showClock},
    ControlRoute{"POST", "clock", 2, moveClock},
    ControlRoute{"POST", "expire-tokens", 2, expireTokens},
    ControlRoute{"POST", "forget-keys", 2, forgetKeys},
    ControlRoute{"GET", "stores", 2, listStores},
    ControlRoute{"POST", "stores", 5, changeStore},
    ControlRoute{"GET", "coupons", 2, listCoupons},
    ControlRoute{"GET", "log", 2, showLog},
    ControlRoute{"GET", "requests", 2, showRequests},
    ControlRoute{"GET", "faults", 2, listFaults},
    ControlRoute{"POST", "faults", 2, armFault},
    ControlRoute{"DELETE", "faults", 2, disarmAll},
    ControlRoute{"DELETE", "faults", 3, disarmOne},
};

}  // namespace

Reply answerControl(Hub& hub, const Request& request) {
    try {
        for (const ControlRoute& route : kRoutes) {
            if (request.path.size() == route.segments && request.path[1] == route.resource &&
                request.method == route.method) {
                return route.run(hub, request);
            }
        }
        refuse(404, "unknown-route", "there is no control at " + request.uri);
    } catch (const Problem& problem) {
        return problemReply(problem);
    } catch (const Poco::Exception& failure) {
        return problemReply({.status = 400, .slug = "unreadable", .detail = failure.displayText()});
    }
}

}  // namespace balcao::simulator
