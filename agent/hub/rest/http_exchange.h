#pragma once

#include "agent/hub/rest/address.h"
#include "agent/hub/rest/http_message.h"
#include "agent/hub/steady.h"
#include "common/base/mutex.h"
#include "common/base/result.h"

#include <Poco/Net/Context.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace balcao {

class HttpConnection;

/// Makes one HTTP request at a time and says how it went: never throws, follows no redirect, asks
/// for no compression, keeps the connection for the next request to the same place.
///
/// Of an idle connection that the server has closed meanwhile nothing is noticed outside: it is
/// looked at before use, a GET that meets the closing is asked again over a new one, and a write
/// never goes over one that rested for long, because a request that was lost with its connection
/// may have been carried out. Not thread-safe except interrupt(): one per worker.
class HttpExchange {
public:
    /// `ca_file` holds the CAs to trust for https; empty means those of this computer.
    explicit HttpExchange(std::filesystem::path ca_file);
    ~HttpExchange();
    HttpExchange(const HttpExchange&) = delete;
    HttpExchange(HttpExchange&&) = delete;
    HttpExchange& operator=(const HttpExchange&) = delete;
    HttpExchange& operator=(HttpExchange&&) = delete;

    Result<HttpAnswer, HttpFailure> send(
        const Origin& origin, const HttpRequest& request, const HttpLimits& limits
    );

    /// Requests made so far.
    std::uint64_t requestsMade() const { return requests_made_; }

    /// Ends the exchange in progress, and every later one, as interrupted. Thread-safe.
    void interrupt();

private:
    Result<HttpAnswer, HttpFailure> attempt(
        const Origin& origin,
        const HttpRequest& request,
        SteadyTime deadline,
        const HttpLimits& limits
    );
    Failure<HttpFailure> lost(HttpFailure::Kind kind, const Origin& origin, const std::string& why);
    std::shared_ptr<HttpConnection> connectionTo(
        const Origin& origin,
        const HttpRequest& request,
        SteadyTime deadline,
        const HttpLimits& limits
    );
    Poco::Net::Context::Ptr contextFor(const Origin& origin);
    HttpAnswer talk(
        HttpConnection& connection,
        const HttpRequest& request,
        SteadyTime deadline,
        const HttpLimits& limits
    );
    void keep(std::shared_ptr<HttpConnection> connection);
    bool isInterrupted() const;

    std::filesystem::path ca_file_;
    std::optional<Origin> context_origin_;
    Poco::Net::Context::Ptr context_;
    std::uint64_t requests_made_{};
    bool is_lost_idle_{false};  // a kept connection ended before a byte of the answer came
    mutable Mutex mutex_;       // the connection is closed under the owner's hands by interrupt()
    std::shared_ptr<HttpConnection> connection_ BALCAO_GUARDED_BY(mutex_);
    bool is_interrupted_ BALCAO_GUARDED_BY(mutex_){false};
};

}  // namespace balcao
