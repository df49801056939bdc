#include "tests/simulator/hub.h"
#include "tests/simulator/hub_work.h"
#include "tests/simulator/problem.h"
#include "tests/simulator/text.h"

namespace balcao::simulator {

namespace {

/// A refusal of the token operation, with RFC 6749's `error` as a member.
[[noreturn]] void refuseToken(int status, const std::string& error, const std::string& detail) {
    throw Problem{
        .status = status,
        .slug = error,
        .detail = detail,
        .member = {},
        .member_json = {},
        .extra = R"(,"error":)" + jsonString(error)};
}

std::map<std::string, std::string> readForm(const std::string& body) {
    std::map<std::string, std::string> form;
    for (const std::string& pair : split(body, '&')) {
        const auto equals = pair.find('=');
        const auto name = percentDecode(pair.substr(0, equals), Plus::space);
        const auto value =
            percentDecode(equals == std::string::npos ? "" : pair.substr(equals + 1), Plus::space);
        if (!name || !value) {
            refuseToken(400, "invalid_request", "the form cannot be decoded");
        }
        form[*name] = *value;
    }
    return form;
}

/// The store of `client:site/store`; nothing for the common credential.
std::optional<StoreKey> storeOfClient(const std::string& client_id, const std::string& common) {
    if (!client_id.starts_with(common + ":")) {
        return std::nullopt;
    }
    const std::string store = client_id.substr(common.size() + 1);
    const auto slash = store.find('/');
    if (slash == std::string::npos) {
        return std::nullopt;
    }
    return StoreKey{.site_id = store.substr(0, slash), .store_id = store.substr(slash + 1)};
}

}  // namespace

Reply Hub::issueToken(const Request& request) {
    const std::string type = lowerCase(split(request.header("content-type"), ';').front());
    if (trimmed(type) != "application/x-www-form-urlencoded") {
        refuse(415, "unsupported-media-type", "a token is asked for by a form");
    }
    auto form = readForm(request.body);
    if (form["grant_type"].empty() || form["client_id"].empty() || form["client_secret"].empty()) {
        refuseToken(
            400, "invalid_request", "grant_type, client_id and client_secret are all needed"
        );
    }
    if (form["grant_type"] != "client_credentials") {
        refuseToken(400, "unsupported_grant_type", "only client_credentials is known here");
    }
    const std::string client_id = form["client_id"];
    const auto store = storeOfClient(client_id, options_.client_id);
    const bool is_known =
        client_id == options_.client_id || (store.has_value() && book_.isServed(*store));
    if (!is_known || form["client_secret"] != options_.client_secret) {
        refuseToken(401, "invalid_client", "this client or its secret is not known");
    }
    const auto serial = parseInteger(book_.setting("tokens_made")).value_or(0) + 1;
    const std::string token = sha256Hex(
        options_.client_secret + std::to_string(options_.seed) + "#" + std::to_string(serial)
    );
    commit(
        {Book::settingPut("tokens_made", std::to_string(serial)),
         Book::tokenPut(
             token, {.client_id = client_id, .expires_at = nowLocked() + options_.token_life}
         )},
        {}
    );
    Reply reply;
    reply.content_type = "application/json";
    reply.body = R"({"access_token":")" + token + R"(","token_type":"Bearer","expires_in":)" +
                 std::to_string(options_.token_life.count()) + "}";
    reply.set("Cache-Control", "no-store");
    return reply;
}

Caller Hub::authorise(const Request& request) {
    const std::string header = request.header("authorization");
    if (lowerCase(header.substr(0, 7)) != "bearer ") {
        refuse(401, "token-missing", "a bearer token is needed");
    }
    const TokenRecord* token = book_.findToken(trimmed(header.substr(7)));
    if (token == nullptr) {
        refuse(401, "token-unknown", "this token is not known");
    }
    if (token->expires_at <= nowLocked()) {
        refuse(401, "token-expired", "this token is over");
    }
    Caller caller{.only = storeOfClient(token->client_id, options_.client_id), .polled = {}};
    const auto polled = polled_.find(header);
    if (polled != polled_.end()) {
        caller.polled = polled->second;
    }
    return caller;
}

FaultTarget Hub::targetOf(const Route& route) const {
    FaultTarget target{.operation = route.operation, .store = {}, .order_id = route.order_id};
    const OrderRecord* order = book_.findOrder(route.order_id);
    if (!route.store_id.empty()) {
        target.store = route.site_id + "/" + route.store_id;
    } else if (order != nullptr) {
        target.store = toText(order->store);
    }
    return target;
}

std::optional<Fault> Hub::takeFault(const FaultTarget& target) {
    for (const auto& [number, json] : book_.faults()) {
        Fault fault = Fault::parse(*parseObject(json));
        if (fault.kind == "clock_skew" || !isMeantFor(fault, target)) {
            continue;
        }
        const double draw = std::uniform_real_distribution<double>{0.0, 1.0}(chance_);
        if (draw >= fault.probability) {
            continue;
        }
        if (fault.count > 0) {
            Fault left = fault;
            --left.count;
            const std::string id = number;
            const bool is_over = left.count == 0;
            commit(
                {{.kind = is_over ? "disarm" : "fault", .id = id, .doc = left.toJson()}}, LogLine{}
            );
        }
        return fault;
    }
    return std::nullopt;
}

std::chrono::milliseconds Hub::skewFor(const FaultTarget& target) const {
    std::chrono::milliseconds skew{0};
    for (const auto& [number, json] : book_.faults()) {
        const Fault fault = Fault::parse(*parseObject(json));
        if (fault.kind == "clock_skew" && isMeantFor(fault, target)) {
            skew += std::chrono::milliseconds{fault.skew_ms};
        }
    }
    return skew;
}

}  // namespace balcao::simulator
