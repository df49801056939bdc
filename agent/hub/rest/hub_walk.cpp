#include "agent/hub/rest/hub_walk.h"

#include <Poco/Exception.h>
#include <Poco/Net/DNS.h>
#include <Poco/Net/HostEntry.h>
#include <Poco/Net/IPAddress.h>

#include <utility>

namespace balcao {

namespace {

using std::chrono::milliseconds;

constexpr std::size_t kMostListBytes = std::size_t{4} << 20U;
constexpr std::size_t kMostTokenBytes = std::size_t{64} * 1024;

std::optional<std::string> whyNoAddress(const std::string& host) {
    Poco::Net::IPAddress literal;
    if (Poco::Net::IPAddress::tryParse(host, literal)) {
        return std::nullopt;
    }
    try {
        if (!Poco::Net::DNS::hostByName(host).addresses().empty()) {
            return std::nullopt;
        }
        return "the name has no address";
    } catch (const Poco::Exception& problem) {
        return problem.displayText();
    }
}

HubLinkStep stepOf(const TokenFailure& failure) {
    constexpr int kTooManyRequests = 429;
    constexpr int kFirstServerError = 500;
    if (failure.kind == TokenFailure::Kind::refused) {
        return HubLinkStep::credentials;
    }
    if (failure.status == kTooManyRequests || failure.status >= kFirstServerError) {
        return HubLinkStep::service;
    }
    switch (failure.http_kind) {
        case HttpFailure::Kind::untrusted:
            return HubLinkStep::identity;
        case HttpFailure::Kind::cut_off:
        case HttpFailure::Kind::malformed:
            return HubLinkStep::language;
        case HttpFailure::Kind::unreachable:
        case HttpFailure::Kind::timed_out:
        case HttpFailure::Kind::interrupted:
            break;
    }
    return HubLinkStep::connection;
}

/// A short page of the store's open orders; what is in it does not matter.
StoreOfHub askForStore(RestClient& client, const StoreKey& store, milliseconds timeout) {
    HttpRequest get;
    get.path = client.basePath() + "/sites/" + percentEncoded(store.site_id) + "/stores/" +
               percentEncoded(store.store_id) + "/orders?status=open&limit=1";
    const auto outcome = client.send(std::move(get), timeout, kMostListBytes);
    using State = StoreOfHub::State;
    if (const auto* const refused = std::get_if<NotAllowed>(&outcome)) {
        return {.state = State::refused, .why = refused->why};
    }
    if (const auto* const later = std::get_if<Later>(&outcome)) {
        return {.state = State::failing, .why = later->why};
    }
    const int status = std::get<HttpAnswer>(outcome).status;
    const std::string words = "the hub answered " + std::to_string(status);
    if (status == 404 || status == 410) {
        return {.state = State::refused, .why = words};
    }
    return status == 200 ? StoreOfHub{} : StoreOfHub{.state = State::failing, .why = words};
}

}  // namespace

HubWalk walkToHub(
    const HubPlace& place,
    HubCredentials credentials,
    const std::vector<StoreKey>& stores,
    const Clock& clock,
    milliseconds timeout
) {
    HubWalk walk;
    const Origin& origin = place.address.origin;
    if (auto why = whyNoAddress(origin.host)) {
        walk.broken_at = HubLinkStep::name;
        walk.why = *std::move(why);
        return walk;
    }
    HubToken token{std::move(credentials), &std::chrono::steady_clock::now};
    RestClient client{place, token};
    HttpExchange exchange{place.ca_file};
    HttpLimits limits;
    limits.timeout = timeout;
    limits.max_body_bytes = kMostTokenBytes;
    const auto credential = token.get(exchange, origin, client.basePath() + "/oauth/token", limits);
    if (!credential) {
        walk.broken_at = stepOf(credential.error());
        walk.why = credential.error().why;
        return walk;
    }
    for (const StoreKey& store : stores) {
        walk.stores[store] = askForStore(client, store, timeout);
    }
    if (client.hubTime()) {
        walk.offset_ms = (*client.hubTime() - clock.now()).count();
    }
    return walk;
}

}  // namespace balcao
