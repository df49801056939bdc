#pragma once

#include "agent/hub/rest/http_exchange.h"
#include "agent/hub/steady.h"
#include "agent/json/json_reader.h"
#include "common/base/mutex.h"
#include "common/base/result.h"

#include <cstdint>
#include <functional>
#include <string>

namespace balcao {

/// Who this agent is for the hub.
struct HubCredentials {
    std::string client_id;
    /// Gives the secret; asked at each renewal, so that a new file counts without a restart. May
    /// throw std::exception with the reason.
    std::function<std::string()> read_secret;
};

/// Why there is no token.
struct TokenFailure {
    enum class Kind : std::uint8_t {
        refused,      // the hub does not accept the credentials
        unavailable,  // it could not be asked, or did not answer as agreed
    };
    Kind kind{Kind::unavailable};
    HttpFailure::Kind http_kind{HttpFailure::Kind::unreachable};  // if unavailable
    std::string why;
    int status{};  // of the hub's answer; 0: there was none
};

/// The bearer token (OAuth 2, client_credentials) that all workers share. It is renewed before it
/// is over. Thread-safe; no lock is held while the hub is asked, so two workers may renew at once,
/// which is harmless.
class HubToken {
public:
    HubToken(HubCredentials credentials, SteadyNow steady_now)
        : credentials_{std::move(credentials)}
        , steady_now_{std::move(steady_now)} {}

    /// The token, fetched through `exchange` from `token_path` if there is none or it is nearly
    /// over.
    Result<std::string, TokenFailure> get(
        HttpExchange& exchange,
        const Origin& origin,
        const std::string& token_path,
        const HttpLimits& limits
    );

    /// The hub did not take `token` (401): the next get() fetches another one.
    void discard(const std::string& token);

private:
    Result<std::string, TokenFailure> take(const HttpAnswer& answer);

    HubCredentials credentials_;
    SteadyNow steady_now_;
    Mutex mutex_;
    std::string token_ BALCAO_GUARDED_BY(mutex_);
    SteadyTime renew_at_ BALCAO_GUARDED_BY(mutex_){};
};

}  // namespace balcao
