#include "agent/clerk/http/web_server.h"

#include "agent/service/log.h"
#include "agent/service/thread_name.h"

#include <Poco/Exception.h>
#include <Poco/Net/SocketAddress.h>

#include <algorithm>

namespace balcao {

namespace {

constexpr std::chrono::milliseconds kAcceptPause{100};
constexpr int kBacklog = 512;  // clients that may knock while the thread is busy
constexpr int kAcceptsPerRound = 64;
constexpr std::size_t kScratchBytes = std::size_t{64} * 1024;

Poco::Net::ServerSocket bindTo(const WebServer::Address& address) {
    const std::string place = address.host + ":" + std::to_string(address.port);
    try {
        Poco::Net::ServerSocket door;
        bindAlone(door, Poco::Net::SocketAddress{address.host, address.port});
        door.listen(kBacklog);
        door.setBlocking(false);
        return door;
    } catch (const Poco::Exception& failure) {
        throw WebServerError{
            "opening the page's address " + place + " failed: " + failure.displayText() +
            ". Another program may be using this port: stop it or choose another web.port"};
    }
}

}  // namespace

WebServer::WebServer(const Address& address, const Limits& limits)
    : limits_{limits}
    , door_{bindTo(address)}
    , port_{door_.address().port()}
    , reads_{"web-read", limits.reads}
    , writes_{"web-write", limits.writes}
    , pins_{"web-pin", limits.pins}
    , reports_{"web-report", limits.reports}
    , scratch_(kScratchBytes) {}

WebServer::~WebServer() {
    stop();
}

void WebServer::start(RequestTaker& taker) {
    taker_ = &taker;
    thread_ = std::thread{[this] {
        nameThisThread("web");
        run();
    }};
}

void WebServer::stop() {
    reads_.stop();
    writes_.stop();
    pins_.stop();
    reports_.stop();
    is_stopping_ = true;
    poller_.wake();
    if (thread_.joinable()) {
        thread_.join();
    }
}

void WebServer::run() {
    poller_.add(door_, Poller::reading, nullptr);
    while (!is_stopping_) {
        const auto ready = poller_.wait(untilDeadline());
        now_ = std::chrono::steady_clock::now();
        for (const Poller::Ready& one : ready) {
            if (one.tag == nullptr) {
                acceptWaiting();
                continue;
            }
            auto& connection = *static_cast<Connection*>(one.tag);
            if (connection.state == Connection::State::writing && one.can_write) {
                continueSending(connection);
                advance(connection);
            } else if (one.can_read) {
                onReadable(connection);
            }
        }
        takeFinished();
        if (now_ >= next_deadline_ || now_ >= accept_again_at_) {
            enforceDeadlines();
        }
        closed_.clear();
    }
    takeFinished();
    connections_.clear();
    closed_.clear();
    door_.close();
}

// --- coming and going --------------------------------------------------------------------------

void WebServer::acceptWaiting() {
    for (int i = 0; i < kAcceptsPerRound; ++i) {
        Accepted accepted = acceptOne(door_);
        if (accepted.state == Accepted::State::none) {
            return;
        }
        if (accepted.state == Accepted::State::failed) {
            // Out of file descriptors: knocking again at once would only burn the processor.
            makeRoom();
            poller_.change(door_, Poller::nothing, nullptr);
            accept_again_at_ = now_ + kAcceptPause;
            return;
        }
        try {
            adopt(std::move(accepted.socket));
        } catch (const std::exception& failure) {  // it was closed again before we looked at it
            log::debug("clerk", std::string{"taking a connection failed: "} + failure.what());
        }
    }
}

bool WebServer::admits(const Poco::Net::StreamSocket& socket) const {
    const Poco::Net::IPAddress peer = socket.peerAddress().host();
    if (peer.isLoopback()) {
        return true;
    }
    const auto found = per_address_.find(peer);
    return found == per_address_.end() || found->second < limits_.per_address;
}

void WebServer::adopt(Poco::Net::StreamSocket socket) {
    if (!admits(socket) || (connections_.size() >= limits_.connections && !makeRoom())) {
        return;  // closes it
    }
    socket.setNoDelay(true);
    const Poco::Net::IPAddress peer = socket.peerAddress().host();
    auto fresh = std::make_unique<Connection>(std::move(socket), limits_.request);
    Connection& connection = *fresh;
    connection.peer = peer;
    connections_.emplace(&connection, std::move(fresh));
    if (!peer.isLoopback()) {
        ++per_address_[peer];
    }
    enter(connection, Connection::State::reading, limits_.request_time);
    watch(connection, Poller::reading);
}

/// Closes the connection that is least worth keeping: half-sent requests first, the slowest of
/// them; then clients that read slowly; then idle ones. Never one whose request is being handled.
bool WebServer::makeRoom() {
    const auto worth = [](const Connection& connection) {
        switch (connection.state) {
            case Connection::State::draining:
                return 0;
            case Connection::State::reading:
                return connection.hasBytes() || connection.answered == 0 ? 1 : 3;
            case Connection::State::writing:
                return 2;
            case Connection::State::handling:
            case Connection::State::closed:
                break;
        }
        return 4;
    };
    Connection* least = nullptr;
    for (const auto& [key, connection] : connections_) {
        if (worth(*connection) == 4) {
            continue;
        }
        if (least == nullptr || std::pair{worth(*connection), connection->since} <
                                    std::pair{worth(*least), least->since}) {
            least = connection.get();
        }
    }
    if (least == nullptr) {
        return false;
    }
    close(*least);
    return true;
}

void WebServer::close(Connection& connection) {
    const auto found = connections_.find(&connection);
    if (found == connections_.end()) {
        return;
    }
    unwatch(connection);
    const auto peer = per_address_.find(connection.peer);
    if (peer != per_address_.end() && --peer->second == 0) {
        per_address_.erase(peer);
    }
    connection.state = Connection::State::closed;
    connection.socket().close();
    // Events of this round may still name it.
    closed_.push_back(std::move(found->second));
    connections_.erase(found);
}

// --- time --------------------------------------------------------------------------------------

void WebServer::enter(
    Connection& connection, Connection::State state, std::chrono::milliseconds time
) {
    connection.state = state;
    connection.since = now_;
    connection.deadline = now_ + time;
    next_deadline_ = std::min(next_deadline_, connection.deadline);
}

std::optional<std::chrono::milliseconds> WebServer::untilDeadline() const {
    const Steady next = std::min(next_deadline_, accept_again_at_);
    if (next == Steady::max()) {
        return std::nullopt;
    }
    const auto now = std::chrono::steady_clock::now();
    return std::max(
        std::chrono::milliseconds{0}, std::chrono::ceil<std::chrono::milliseconds>(next - now)
    );
}

void WebServer::enforceDeadlines() {
    if (now_ >= accept_again_at_) {
        accept_again_at_ = Steady::max();
        poller_.change(door_, Poller::reading, nullptr);
    }
    std::vector<Connection*> late;
    next_deadline_ = Steady::max();
    for (const auto& [key, connection] : connections_) {
        if (connection->state == Connection::State::handling) {
            continue;  // bounded by its lane
        }
        if (connection->deadline <= now_) {
            late.push_back(connection.get());
        } else {
            next_deadline_ = std::min(next_deadline_, connection->deadline);
        }
    }
    for (Connection* connection : late) {
        onDeadline(*connection);
    }
}

void WebServer::onDeadline(Connection& connection) {
    if (connection.state == Connection::State::reading && connection.hasBytes()) {
        refuse(connection, {408, "the request did not arrive in time"});
        return;
    }
    close(connection);
}

void WebServer::watch(Connection& connection, Poller::Interest interest) {
    if (connection.interest == interest) {
        return;
    }
    if (connection.interest == Poller::nothing) {
        poller_.add(connection.socket(), interest, &connection);
    } else {
        poller_.change(connection.socket(), interest, &connection);
    }
    connection.interest = interest;
}

void WebServer::unwatch(Connection& connection) {
    if (connection.interest != Poller::nothing) {
        poller_.remove(connection.socket());
        connection.interest = Poller::nothing;
    }
}

}  // namespace balcao
