#pragma once

#include "common/base/mutex.h"

#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/StreamSocket.h>

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <thread>
#include <vector>

namespace balcao::test {

/// What a ScriptedServer answers: these bytes and nothing else.
struct ScriptedReply {
    enum class Then : std::uint8_t { keep, close, stall };  // stall: silent until the server ends
    std::string bytes;
    Then then{Then::keep};
};

/// `HTTP/1.1 200 OK` with Content-Type JSON, a right Content-Length and `more` header lines (each
/// with its line end).
std::string jsonAnswer(const std::string& body, const std::string& more = {}, int status = 200);

/// As above with any content type.
std::string httpAnswer(
    int status,
    const std::string& content_type,
    const std::string& body,
    const std::string& more = {}
);

/// A server on 127.0.0.1 that answers each request with bytes of the test's choice: for everything
/// that no good server does. One connection at a time, requests in order.
class ScriptedServer {
public:
    /// Gets the whole request (head and body) as text.
    using Handler = std::function<ScriptedReply(const std::string& request)>;

    explicit ScriptedServer(Handler handler);
    ~ScriptedServer();
    ScriptedServer(const ScriptedServer&) = delete;
    ScriptedServer(ScriptedServer&&) = delete;
    ScriptedServer& operator=(const ScriptedServer&) = delete;
    ScriptedServer& operator=(ScriptedServer&&) = delete;

    std::uint16_t port() const { return socket_.address().port(); }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(port()); }

    std::vector<std::string> requests() const;
    int connections() const { return connections_; }

private:
    void run();
    void serve(Poco::Net::StreamSocket& client);
    bool readRequest(Poco::Net::StreamSocket& client, std::string& buffer, std::string& request);
    bool isReadable(const Poco::Net::Socket& socket) const;

    Handler handler_;
    Poco::Net::ServerSocket socket_;
    std::atomic<bool> is_stopping_{false};
    std::atomic<int> connections_{0};
    mutable Mutex mutex_;
    std::vector<std::string> requests_ BALCAO_GUARDED_BY(mutex_);
    std::thread thread_;
};

}  // namespace balcao::test
