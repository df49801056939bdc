#pragma once

#include "agent/clerk/board_cache.h"
#include "agent/clerk/http/sockets.h"
#include "common/base/mutex.h"

#include <Poco/Net/StreamSocket.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace balcao {

/// Tells every open page what changed, over server-sent events, from one thread of its own
///.
///
/// A change is written once and its bytes are shared by all clients. Bursts are told together. A
/// client that reads too slowly is closed and comes back with its last id. While nobody listens,
/// nothing is read and nothing wakes.
class EventHub {
public:
    struct Limits {
        std::size_t clients{200};
        std::size_t unsent_bytes{std::size_t{256} * 1024};  // of earlier messages, per client
        std::chrono::milliseconds write_time{10'000};       // without any progress
        std::chrono::milliseconds heartbeat{15'000};
        std::chrono::milliseconds burst{50};  // changes nearer than this are told at once
    };

    /// What the hub tells of. Called on the hub's thread; may throw std::exception, then it is
    /// asked again a second later.
    class Source {
    public:
        virtual ~Source() = default;
        virtual BoardCache::Changes changesSince(std::int64_t revision) = 0;
        /// The connection line without the time, so that it can be compared.
        virtual std::string statusFacts() = 0;
        /// The Status to send, made of these facts.
        virtual std::string status(const std::string& facts) = 0;
    };

    EventHub(const Limits& limits, Source& source);
    ~EventHub();
    EventHub(const EventHub&) = delete;
    EventHub(EventHub&&) = delete;
    EventHub& operator=(const EventHub&) = delete;
    EventHub& operator=(EventHub&&) = delete;

    void start();
    void stop();

    /// Takes a place for one more client; false if all are taken. Follow it with adopt(). Like all
    /// below it may be called from any thread.
    bool reserve();

    /// A new client: `head` is sent first. `last_id` is the revision that it knows, if any.
    void adopt(
        Poco::Net::StreamSocket socket, std::string head, std::optional<std::int64_t> last_id
    );

    /// The ledger may have changed.
    void notifyBoard();

    /// The connection line may have changed.
    void notifyStatus();

    std::size_t clientCount() const { return places_taken_; }

private:
    using Steady = std::chrono::steady_clock::time_point;
    using Bytes = std::shared_ptr<const std::string>;

    struct Newcomer {
        Poco::Net::StreamSocket socket;
        std::string head;
        std::optional<std::int64_t> last_id;
    };

    struct Client {
        Poco::Net::StreamSocket socket;
        std::deque<Bytes> unsent;
        std::size_t offset{};  // into the first of them
        std::size_t unsent_bytes{};
        Poller::Interest interest{Poller::reading};
        Steady stuck_since;  // last progress while something is unsent
        bool is_gone{false};
    };

    void run();
    void tellChanges();
    void tellBoard();
    void tellStatus();
    void welcomeNewcomers();
    void welcome(Newcomer& newcomer);
    void beat();
    void sendToAll(const Bytes& message);
    void send(Client& client, const Bytes& message);
    void flush(Client& client);
    void onReady(const Poller::Ready& ready);
    void dropGone();
    std::optional<std::chrono::milliseconds> untilNext() const;
    void wakeIfNeeded();

    Limits limits_;
    Source& source_;
    Poller poller_;
    std::atomic<std::size_t> places_taken_{0};
    std::atomic<bool> is_stopping_{false};
    std::atomic<bool> is_board_changed_{false};
    std::atomic<bool> is_status_changed_{false};

    Mutex mutex_;
    std::vector<Newcomer> newcomers_ BALCAO_GUARDED_BY(mutex_);

    // Of the hub's thread alone.
    std::deque<Newcomer> waiting_;  // to be welcomed
    std::list<Client> clients_;
    std::int64_t revision_{0};  // told to all
    std::string facts_;         // told to all
    Steady now_;
    Steady tell_at_;     // not before: a burst is going on
    Steady welcome_at_;  // not before: the ledger could not be read
    Steady beat_at_;

    std::thread thread_;
};

}  // namespace balcao
