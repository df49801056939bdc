#pragma once

#include "agent/hub/hub.h"
#include "agent/hub/rest/http_exchange.h"
#include "agent/hub/rest/hub_token.h"
#include "agent/hub/steady.h"
#include "common/base/clock.h"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>

namespace balcao {

/// Where the hub is and how it proves itself.
struct HubPlace {
    WebAddress address;  // hub.url: its path comes before every operation's
    std::filesystem::path ca_file;
};

/// Makes requests with the store's token: renews it once on 401, and sorts what comes back into an
/// answer of the hub or a reason to try later. One per worker; not thread-safe but for interrupt().
class RestClient {
public:
    RestClient(HubPlace place, HubToken& token);

    /// An answer of the hub: any status but 401, 403, 429 and 5xx (501 is an answer).
    using Outcome = std::variant<HttpAnswer, Later, NotAllowed>;

    /// `request.path` holds the base path already. `timeout` bounds the whole, renewal included.
    Outcome send(HttpRequest request, std::chrono::milliseconds timeout, std::size_t max_bytes);

    /// Fetches from any address without the token (labels). A host other than the hub's own must
    /// lie on the public internet.
    Result<HttpAnswer, HttpFailure> fetch(
        const WebAddress& address, std::chrono::milliseconds timeout, std::size_t max_bytes
    );

    /// The path of the hub's address without a slash at its end.
    const std::string& basePath() const { return base_path_; }
    const Origin& origin() const { return place_.address.origin; }

    /// The hub's clock at the last answer that had a credible Date header.
    const std::optional<Instant>& hubTime() const { return hub_time_; }
    void forgetHubTime() { hub_time_.reset(); }

    std::uint64_t requestsMade() const;
    void interrupt();

private:
    Outcome sendOnce(
        const HttpRequest& request,
        SteadyTime deadline,
        std::size_t max_bytes,
        std::string& token_used
    );
    void noteHubTime(const HttpAnswer& answer);

    HubPlace place_;
    HubToken& token_;
    std::string base_path_;
    HttpExchange exchange_;
    HttpExchange label_exchange_;  // beside it, so that the hub's connection stays
    std::optional<Instant> hub_time_;
};

/// How long the answer asks to wait. A date is read against the Date beside it, never against our
/// own clock: without one it says nothing.
std::optional<std::chrono::milliseconds> retryAfterOf(const HttpAnswer& answer);

/// What a failed exchange means for the workers.
Later laterOf(const HttpFailure& failure);

}  // namespace balcao
