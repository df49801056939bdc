#pragma once

#include "agent/clerk/http/connection.h"
#include "agent/clerk/http/lane.h"
#include "agent/clerk/http/request_taker.h"
#include "agent/clerk/http/sockets.h"
#include "common/base/mutex.h"

#include <Poco/Net/IPAddress.h>
#include <Poco/Net/ServerSocket.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

namespace balcao {

/// The web server cannot start: what() names the address, why, and what a person can do.
class WebServerError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Serves HTTP/1.1 so that slow or hostile clients cannot stop the page.
///
/// Poco's HTTPServer gives each connection a thread from its first byte on: sixteen half-sent
/// requests stop it, and it repairs what must be refused. Here one thread reads every connection
/// without blocking, with a deadline for each whole request and each whole answer. Only a request
/// that is whole and well formed reaches the RequestTaker and the lanes. When all places are taken,
/// the request that has been half-sent for the longest makes room.
class WebServer {
public:
    struct Limits {
        RequestLimits request;
        std::size_t connections{256};
        std::size_t per_address{32};  // of other computers; the loopback address is not limited
        std::size_t requests_per_connection{1000};
        std::size_t files{6};  // that are read at the same time: each may hold megabytes
        std::chrono::milliseconds request_time{5000};   // from its first byte to its last
        std::chrono::milliseconds file_time{60'000};    // of a request that brings a file
        std::chrono::milliseconds idle_time{15'000};    // between two requests
        std::chrono::milliseconds answer_time{15'000};  // until the client has taken all of it
        std::chrono::milliseconds drain_time{1000};
        Lane::Limits reads{.threads = 3, .queued = 128};
        Lane::Limits writes{.threads = 6, .queued = 128};
        Lane::Limits pins{.threads = 2, .queued = 16};
        Lane::Limits reports{.threads = 1, .queued = 16};
    };

    struct Address {
        std::string host;      // an IP address
        std::uint16_t port{};  // 0: any free one
    };

    /// Binds at once, so that a taken port is known before anything else starts. Throws
    /// WebServerError.
    WebServer(const Address& address, const Limits& limits);
    ~WebServer();
    WebServer(const WebServer&) = delete;
    WebServer(WebServer&&) = delete;
    WebServer& operator=(const WebServer&) = delete;
    WebServer& operator=(WebServer&&) = delete;

    std::uint16_t port() const { return port_; }

    void start(RequestTaker& taker);

    /// Finishes the requests in progress and closes every connection.
    void stop();

private:
    using Steady = Connection::Steady;

    void run();
    void acceptWaiting();
    bool admits(const Poco::Net::StreamSocket& socket) const;
    void adopt(Poco::Net::StreamSocket socket);
    bool makeRoom();

    void onReadable(Connection& connection);
    void advance(Connection& connection);
    bool admitsFile(Connection& connection);
    void serve(Connection& connection);
    void answer(Connection& connection, Response response);
    void refuse(Connection& connection, const HttpFault& fault);
    void continueSending(Connection& connection);
    void finishAnswer(Connection& connection);
    void drain(Connection& connection);
    Lane& laneOf(LaneKind kind);
    void putIntoLane(Connection& connection, LaneWork work);
    void giveAway(Connection& connection, const StreamWish& wish);
    void takeFinished();

    void enter(Connection& connection, Connection::State state, std::chrono::milliseconds time);
    void watch(Connection& connection, Poller::Interest interest);
    void unwatch(Connection& connection);
    void close(Connection& connection);
    void enforceDeadlines();
    void onDeadline(Connection& connection);
    std::optional<std::chrono::milliseconds> untilDeadline() const;
    std::string_view date();

    Limits limits_;
    Poco::Net::ServerSocket door_;
    std::uint16_t port_{};
    RequestTaker* taker_{nullptr};
    Poller poller_;
    Lane reads_;
    Lane writes_;
    Lane pins_;
    Lane reports_;
    std::atomic<bool> is_stopping_{false};

    Mutex mutex_;
    std::vector<std::pair<Connection*, Response>> finished_ BALCAO_GUARDED_BY(mutex_);

    // Of the server's thread alone.
    std::unordered_map<const Connection*, std::unique_ptr<Connection>> connections_;
    std::vector<std::unique_ptr<Connection>> closed_;  // freed after the present round
    std::map<Poco::Net::IPAddress, std::size_t> per_address_;
    std::vector<char> scratch_;
    Steady now_;
    Steady next_deadline_{Steady::max()};
    Steady accept_again_at_{Steady::max()};
    std::string date_;
    std::int64_t date_s_{};

    std::thread thread_;
};

}  // namespace balcao
