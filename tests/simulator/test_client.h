#pragma once

#include "tests/simulator/hub_simulator.h"
#include "tests/simulator/json.h"

#include <map>
#include <string>

namespace balcao::test {

using Headers = std::map<std::string, std::string>;

/// What came back over the wire. `status` is 0 if the connection ended without an answer.
struct Answer {
    int status = 0;
    Headers headers;  ///< names in lower case
    std::string body;
    bool is_whole = true;  ///< the body has the length that was promised

    simulator::JsonObject::Ptr json() const { return simulator::parseObject(body); }
    /// The last path segment of a problem's `type`.
    std::string problem() const;
    std::string header(const std::string& name) const;
};

/// A store's side of the contract over real HTTP, one connection per request. Not the agent's
/// client: it shows what is on the wire.
class TestClient {
public:
    /// Asks for a token with the common credential at once; another one by `logIn`.
    explicit TestClient(const simulator::HubSimulator& hub)
        : TestClient{hub.port()} {}
    explicit TestClient(std::uint16_t port);

    void logIn(const std::string& client_id, const std::string& secret = "segredo");
    /// Goes on with the same token at another hub.
    void connectTo(const simulator::HubSimulator& hub) { port_ = hub.port(); }
    void logOut() { token_.clear(); }

    Answer get(const std::string& path, const Headers& headers = {}) const;
    /// A write with a JSON body and a fresh Idempotency-Key, unless the headers say otherwise.
    Answer send(
        const std::string& method,
        const std::string& path,
        const std::string& body,
        const Headers& headers = {}
    ) const;
    /// Anything, with nothing added but the token.
    Answer raw(
        const std::string& method,
        const std::string& uri,
        const std::string& body,
        const Headers& headers
    ) const;

    Answer order(const std::string& order_id) const { return get("/orders/" + order_id); }
    /// Accepts every line whole.
    Answer accept(const std::string& order_id, const Headers& headers = {}) const;
    /// Refuses every line whole.
    Answer refuse(const std::string& order_id, const Headers& headers = {}) const;
    Answer status(
        const std::string& order_id, const std::string& code, const std::string& more = {}
    ) const;

    static std::string newKey();
    /// A decision that accepts `accepted` of every line and refuses the rest.
    std::string decision(const std::string& order_id, std::int64_t accepted) const;

private:
    std::uint16_t port_;
    std::string token_;
};

/// The first store of the default options.
inline const std::string kOrders = "/sites/1/stores/101/orders";

/// The orders' ids of a list, in order.
std::vector<std::string> idsIn(const Answer& answer);

}  // namespace balcao::test
