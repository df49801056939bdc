#include "agent/hub/rest/rest_client.h"

#include "agent/hub/rest/problem_codec.h"
#include "agent/hub/rest/rest_time.h"

#include <algorithm>
#include <utility>

namespace balcao {

namespace {

constexpr std::size_t kMaxTokenAnswerBytes = std::size_t{64} * 1024;

using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// A clock before this program was written, or far after its life, is not the hub's.
bool isCredible(Instant time) {
    using std::chrono::sys_days;
    using namespace std::chrono_literals;
    return time >= Instant{sys_days{2020y / 1 / 1}} && time < Instant{sys_days{2100y / 1 / 1}};
}

HttpLimits limitsUntil(SteadyTime deadline, std::size_t max_bytes) {
    const auto left = std::chrono::duration_cast<milliseconds>(deadline - steady_clock::now());
    HttpLimits limits;
    limits.timeout = std::max(left, milliseconds{1});
    limits.max_body_bytes = max_bytes;
    return limits;
}

Later offline(Later::Cause cause, std::string why) {
    return {.cause = cause, .retry_after = std::nullopt, .why = std::move(why)};
}

/// 403: the problem says why, if it is one.
NotAllowed notAllowed(const HttpAnswer& answer) {
    const std::string slug = slugOfProblem(answer);
    return {
        "the hub does not accept this store (any more): 403 " +
        (slug.empty() ? std::string{"without a reason"} : slug)};
}

Later busyOrFailing(const HttpAnswer& answer) {
    const bool is_busy = answer.status == 429 || answer.status == 503;
    Later later = offline(
        is_busy ? Later::Cause::hub_busy : Later::Cause::hub_fails,
        "the hub answered " + std::to_string(answer.status)
    );
    later.retry_after = retryAfterOf(answer);
    return later;
}

/// Tells answers of the hub from those that say "not now" and those that are not the hub's.
RestClient::Outcome sorted(const HttpAnswer& answer) {
    const int status = answer.status;
    const std::string words = "the hub answered " + std::to_string(status);
    if (status >= 300 && status < 400 && status != 304) {
        return offline(
            Later::Cause::link, words + ": a redirection is not followed (portal or proxy?)"
        );
    }
    if (status == 401 || status == 403) {
        if (!isJson(answer)) {
            return offline(
                Later::Cause::link, words + " without a problem in JSON (portal or proxy?)"
            );
        }
        return status == 403 ? RestClient::Outcome{notAllowed(answer)} : answer;
    }
    if (status == 429 || (status >= 500 && status != 501)) {
        return busyOrFailing(answer);
    }
    return answer;
}

}  // namespace

std::optional<milliseconds> retryAfterOf(const HttpAnswer& answer) {
    const std::string_view retry_after = answer.header("Retry-After");
    const auto hub_now = readHttpDate(answer.header("Date"));
    if (!hub_now && readHttpDate(retry_after)) {
        return std::nullopt;
    }
    return readRetryAfter(retry_after, hub_now.value_or(Instant{}));
}

Later laterOf(const HttpFailure& failure) {
    switch (failure.kind) {
        case HttpFailure::Kind::unreachable:
            return offline(Later::Cause::link, "the hub cannot be reached: " + failure.why);
        case HttpFailure::Kind::untrusted:
            return offline(
                Later::Cause::link, "what answers as the hub cannot prove it: " + failure.why
            );
        case HttpFailure::Kind::cut_off:
            return offline(Later::Cause::link, "the hub's answer was cut off: " + failure.why);
        case HttpFailure::Kind::timed_out:
            return offline(Later::Cause::link, "the hub did not answer in time: " + failure.why);
        case HttpFailure::Kind::malformed:
            return offline(
                Later::Cause::bad_answer, "the hub's answer is not as agreed: " + failure.why
            );
        case HttpFailure::Kind::interrupted:
            return offline(Later::Cause::link, "the agent is stopping");
    }
    return offline(Later::Cause::link, failure.why);
}

RestClient::RestClient(HubPlace place, HubToken& token)
    : place_{std::move(place)}
    , token_{token}
    , base_path_{place_.address.path}
    , exchange_{place_.ca_file}
    , label_exchange_{place_.ca_file} {
    while (base_path_.ends_with('/')) {
        base_path_.pop_back();
    }
}

RestClient::Outcome RestClient::send(
    HttpRequest request, milliseconds timeout, std::size_t max_bytes
) {
    const SteadyTime deadline = steady_clock::now() + timeout;
    request.headers.emplace_back("Accept", "application/json, application/problem+json");
    std::string token_used;
    Outcome outcome = sendOnce(request, deadline, max_bytes, token_used);
    const auto isUnauthorized = [](const Outcome& result) {
        const auto* const answer = std::get_if<HttpAnswer>(&result);
        return answer != nullptr && answer->status == 401;
    };
    if (isUnauthorized(outcome)) {
        token_.discard(token_used);
        outcome = sendOnce(request, deadline, max_bytes, token_used);
        if (isUnauthorized(outcome)) {
            token_.discard(token_used);
            return NotAllowed{"the hub does not accept this store's token, nor a new one (401)"};
        }
    }
    return outcome;
}

RestClient::Outcome RestClient::sendOnce(
    const HttpRequest& request, SteadyTime deadline, std::size_t max_bytes, std::string& token_used
) {
    const Origin& hub = place_.address.origin;
    const auto token = token_.get(
        exchange_, hub, base_path_ + "/oauth/token", limitsUntil(deadline, kMaxTokenAnswerBytes)
    );
    if (!token) {
        if (token.error().kind == TokenFailure::Kind::refused) {
            return NotAllowed{token.error().why};
        }
        return laterOf({.kind = token.error().http_kind, .why = token.error().why});
    }
    token_used = *token;
    HttpRequest authorised = request;
    authorised.headers.emplace_back("Authorization", "Bearer " + *token);
    const auto answer = exchange_.send(hub, authorised, limitsUntil(deadline, max_bytes));
    if (!answer) {
        return laterOf(answer.error());
    }
    noteHubTime(*answer);
    return sorted(*answer);
}

Result<HttpAnswer, HttpFailure> RestClient::fetch(
    const WebAddress& address, milliseconds timeout, std::size_t max_bytes
) {
    const HttpRequest request{.method = "GET", .path = address.path, .headers = {}, .body = {}};
    HttpLimits limits;
    limits.timeout = timeout;
    limits.max_body_bytes = max_bytes;
    limits.is_public_only = address.origin.host != origin().host;
    return label_exchange_.send(address.origin, request, limits);
}

void RestClient::noteHubTime(const HttpAnswer& answer) {
    const auto time = readHttpDate(answer.header("Date"));
    if (time && isCredible(*time)) {
        hub_time_ = time;
    }
}

std::uint64_t RestClient::requestsMade() const {
    return exchange_.requestsMade() + label_exchange_.requestsMade();
}

void RestClient::interrupt() {
    exchange_.interrupt();
    label_exchange_.interrupt();
}

}  // namespace balcao
