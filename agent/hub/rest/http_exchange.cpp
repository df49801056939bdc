#include "agent/hub/rest/http_exchange.h"

#include "agent/hub/rest/http_connection.h"
#include "agent/hub/rest/http_reader.h"
#include "agent/hub/rest/tls_context.h"

#include <Poco/Exception.h>

#include <exception>
#include <utility>

namespace balcao {

namespace {

constexpr std::chrono::seconds kFreshFor{4};  // a write goes only over a connection this fresh
constexpr std::chrono::seconds kUsableFor{60};

using std::chrono::steady_clock;

std::string headOf(const Origin& origin, const HttpRequest& request) {
    std::string head = request.method + " " + request.path + " HTTP/1.1\r\n";
    head += "Host: " + hostHeader(origin) + "\r\n";
    head += "User-Agent: balcao-agent/" BALCAO_VERSION "\r\n";
    head += "Accept-Encoding: identity\r\n";
    for (const auto& [name, value] : request.headers) {
        head += name + ": " + value + "\r\n";
    }
    if (request.method != "GET" && request.method != "DELETE") {
        head += "Content-Length: " + std::to_string(request.body.size()) + "\r\n";
    }
    return head + "\r\n";
}

/// A line break in a value would begin another header: such a request is never sent.
bool isSendable(const HttpRequest& request) {
    const auto is_clean = [](std::string_view text) {
        return text.find_first_of(std::string_view{"\r\n\0", 3}) == std::string_view::npos;
    };
    if (!is_clean(request.path) || request.path.find(' ') != std::string::npos) {
        return false;
    }
    for (const auto& [name, value] : request.headers) {
        if (!is_clean(name) || !is_clean(value)) {
            return false;
        }
    }
    return true;
}

Failure<HttpFailure> failed(HttpFailure::Kind kind, const Origin& origin, const std::string& why) {
    return Failure{HttpFailure{kind, hostHeader(origin) + ": " + why}};
}

}  // namespace

HttpExchange::HttpExchange(std::filesystem::path ca_file)
    : ca_file_{std::move(ca_file)} {}

HttpExchange::~HttpExchange() = default;

Result<HttpAnswer, HttpFailure> HttpExchange::send(
    const Origin& origin, const HttpRequest& request, const HttpLimits& limits
) {
    if (!isSendable(request)) {
        return failed(
            HttpFailure::Kind::malformed, origin, "the request holds a line break; it was not sent"
        );
    }
    const SteadyTime deadline = steady_clock::now() + limits.timeout;
    auto result = attempt(origin, request, deadline, limits);
    if (!result && is_lost_idle_ && request.method == "GET" && !isInterrupted()) {
        result = attempt(origin, request, deadline, limits);
    }
    return result;
}

Result<HttpAnswer, HttpFailure> HttpExchange::attempt(
    const Origin& origin, const HttpRequest& request, SteadyTime deadline, const HttpLimits& limits
) {
    using Kind = HttpFailure::Kind;
    bool is_connected = false;
    is_lost_idle_ = false;
    try {
        ++requests_made_;
        const auto connection = connectionTo(origin, request, deadline, limits);
        is_connected = true;
        return talk(*connection, request, deadline, limits);
    } catch (const UntrustedServer& error) {
        return lost(Kind::untrusted, origin, std::string{"not trusted: "} + error.what());
    } catch (const DeadlineOver& error) {
        is_lost_idle_ = false;
        return lost(is_connected ? Kind::timed_out : Kind::unreachable, origin, error.what());
    } catch (const HttpFormatError& error) {
        return lost(Kind::malformed, origin, error.what());
    } catch (const HttpCutOff& error) {
        return lost(Kind::cut_off, origin, error.what());
    } catch (const Poco::Exception& error) {
        const Kind kind = is_connected ? Kind::cut_off : Kind::unreachable;
        return lost(kind, origin, error.displayText());
    } catch (const std::exception& error) {
        return lost(Kind::unreachable, origin, error.what());
    }
}

/// The connection is of no use any more.
Failure<HttpFailure> HttpExchange::lost(
    HttpFailure::Kind kind, const Origin& origin, const std::string& why
) {
    keep(nullptr);
    return failed(isInterrupted() ? HttpFailure::Kind::interrupted : kind, origin, why);
}

HttpAnswer HttpExchange::talk(
    HttpConnection& connection,
    const HttpRequest& request,
    SteadyTime deadline,
    const HttpLimits& limits
) {
    is_lost_idle_ = connection.lastUse() != SteadyTime{};  // until the first byte of the answer
    // One piece, so that a small request is one packet.
    connection.send(headOf(connection.origin(), request) + request.body, deadline);
    HttpReader reader{
        [&](char* target, std::size_t size) {
            const std::size_t received = connection.receive(target, size, deadline);
            is_lost_idle_ = is_lost_idle_ && received == 0;
            return received;
        },
        limits.max_body_bytes};
    HttpAnswer answer = reader.read(request.method);
    connection.markUsed(steady_clock::now());
    if (!reader.isReusable()) {
        keep(nullptr);
    }
    return answer;
}

std::shared_ptr<HttpConnection> HttpExchange::connectionTo(
    const Origin& origin, const HttpRequest& request, SteadyTime deadline, const HttpLimits& limits
) {
    std::shared_ptr<HttpConnection> kept;
    {
        const Lock lock{mutex_};
        kept = connection_;
    }
    const auto now = steady_clock::now();
    const auto rest_allowed = request.method == "GET" ? kUsableFor : kFreshFor;
    if (kept && kept->origin() == origin && now - kept->lastUse() < rest_allowed &&
        kept->isAlive()) {
        return kept;
    }
    kept.reset();
    keep(nullptr);
    const auto fresh = std::make_shared<HttpConnection>(
        origin,
        contextFor(origin),
        std::min(deadline, now + limits.connect_timeout),
        limits.is_public_only ? Reach::public_only : Reach::anywhere
    );
    keep(fresh);
    return fresh;
}

Poco::Net::Context::Ptr HttpExchange::contextFor(const Origin& origin) {
    if (!origin.is_tls) {
        return {};
    }
    if (!context_ || context_origin_ != origin) {
        context_ = makeTlsContext(origin.host, ca_file_);
        context_origin_ = origin;
    }
    return context_;
}

void HttpExchange::keep(std::shared_ptr<HttpConnection> connection) {
    const Lock lock{mutex_};
    if (is_interrupted_ && connection) {
        connection_.reset();
        throw HttpCutOff{"this program is stopping"};
    }
    connection_ = std::move(connection);
}

bool HttpExchange::isInterrupted() const {
    const Lock lock{mutex_};
    return is_interrupted_;
}

void HttpExchange::interrupt() {
    const Lock lock{mutex_};
    is_interrupted_ = true;
    if (connection_) {
        connection_->shutDown();
    }
}

}  // namespace balcao
