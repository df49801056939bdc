#include "agent/hub/rest/hub_token.h"

#include "agent/hub/rest/problem_codec.h"

#include <algorithm>
#include <exception>

namespace balcao {

namespace {

constexpr std::size_t kMaxTokenBytes = std::size_t{8} * 1024;
constexpr std::int64_t kLongestLife_s = std::int64_t{365} * 24 * 3600;

Failure<TokenFailure> unavailable(HttpFailure::Kind kind, std::string why, int status = 0) {
    return Failure{TokenFailure{
        .kind = TokenFailure::Kind::unavailable,
        .http_kind = kind,
        .why = std::move(why),
        .status = status}};
}

/// It goes into a header: printable ASCII only.
bool isTokenText(std::string_view token) {
    return !token.empty() && token.size() <= kMaxTokenBytes &&
           std::all_of(token.begin(), token.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

/// A tenth of the life, at most a minute, so that the token does not end on its way.
SteadyTime::duration renewalMargin(std::chrono::seconds life) {
    const std::chrono::seconds longest{60};
    return std::min<SteadyTime::duration>(life / 10, longest);
}

}  // namespace

Result<std::string, TokenFailure> HubToken::get(
    HttpExchange& exchange,
    const Origin& origin,
    const std::string& token_path,
    const HttpLimits& limits
) {
    {
        const Lock lock{mutex_};
        if (!token_.empty() && steady_now_() < renew_at_) {
            return token_;
        }
    }
    std::string secret;
    try {
        secret = credentials_.read_secret();
    } catch (const std::exception& error) {
        return unavailable(
            HttpFailure::Kind::unreachable,
            std::string{"cannot read the hub's secret: "} + error.what()
        );
    }
    const HttpRequest request{
        .method = "POST",
        .path = token_path,
        .headers =
            {{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}},
        .body =
            "grant_type=client_credentials&client_id=" + percentEncoded(credentials_.client_id) +
            "&client_secret=" + percentEncoded(secret)};
    const auto answer = exchange.send(origin, request, limits);
    if (!answer) {
        return unavailable(answer.error().kind, answer.error().why);
    }
    return take(*answer);
}

Result<std::string, TokenFailure> HubToken::take(const HttpAnswer& answer) {
    const std::string status = std::to_string(answer.status);
    const bool is_refusal = answer.status == 400 || answer.status == 401 || answer.status == 403;
    if (is_refusal && isJson(answer)) {
        return Failure{TokenFailure{
            .kind = TokenFailure::Kind::refused,
            .http_kind = {},
            .why = "the hub does not accept this store's credentials (" + status + ")",
            .status = answer.status}};
    }
    if (answer.status != 200 || !isJson(answer)) {
        return unavailable(
            HttpFailure::Kind::malformed,
            "the hub gave no token but an answer " + status,
            answer.status
        );
    }
    try {
        JsonReader reader;
        const JsonValue body = reader.parse(answer.body);
        const std::string token = body.textAt("access_token");
        if (!isTokenText(token) || !isSameToken(body.at("token_type").text(), "Bearer")) {
            return unavailable(HttpFailure::Kind::malformed, "the hub's token cannot be used");
        }
        const std::chrono::seconds life{body.at("expires_in").integerIn(1, kLongestLife_s)};
        const Lock lock{mutex_};
        token_ = token;
        renew_at_ = steady_now_() + life - renewalMargin(life);
        return token;
    } catch (const JsonError& error) {
        return unavailable(
            HttpFailure::Kind::malformed, std::string{"the hub's token: "} + error.what()
        );
    }
}

void HubToken::discard(const std::string& token) {
    const Lock lock{mutex_};
    if (token_ == token) {
        token_.clear();
    }
}

}  // namespace balcao
