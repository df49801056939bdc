#include "agent/clerk/event_hub.h"

#include "agent/json/json_writer.h"
#include "agent/service/log.h"
#include "agent/service/thread_name.h"

#include <algorithm>
#include <array>
#include <exception>
#include <iterator>
#include <string_view>
#include <utility>

namespace balcao {

namespace {

constexpr std::chrono::seconds kRestAfterFailure{1};

std::shared_ptr<const std::string> message(
    std::string_view name, std::optional<std::int64_t> id, std::string_view data
) {
    auto text = std::make_shared<std::string>();
    constexpr std::size_t kAround = 64;
    text->reserve(data.size() + kAround);
    if (id) {
        text->append("id: ").append(std::to_string(*id)).append("\n");
    }
    text->append("event: ").append(name).append("\n");
    text->append("data: ").append(data).append("\n\n");  // our JSON has no line ends
    return text;
}

std::string helloJson(const BoardCache::Changes& changes) {
    std::string text;
    JsonWriter json{text};
    json.beginObject();
    json.member("revision", changes.revision);
    json.member("must_reload", changes.is_too_far_back);
    json.endObject();
    return text;
}

}  // namespace

EventHub::EventHub(const Limits& limits, Source& source)
    : limits_{limits}
    , source_{source} {}

EventHub::~EventHub() {
    stop();
}

void EventHub::start() {
    thread_ = std::thread{[this] {
        nameThisThread("events");
        run();
    }};
}

void EventHub::stop() {
    is_stopping_ = true;
    poller_.wake();
    if (thread_.joinable()) {
        thread_.join();
    }
}

bool EventHub::reserve() {
    if (places_taken_.fetch_add(1) < limits_.clients) {
        return true;
    }
    --places_taken_;
    return false;
}

void EventHub::adopt(
    Poco::Net::StreamSocket socket, std::string head, std::optional<std::int64_t> last_id
) {
    {
        const Lock lock{mutex_};
        newcomers_.push_back({std::move(socket), std::move(head), last_id});
    }
    poller_.wake();
}

void EventHub::notifyBoard() {
    is_board_changed_ = true;
    wakeIfNeeded();
}

void EventHub::notifyStatus() {
    is_status_changed_ = true;
    wakeIfNeeded();
}

void EventHub::wakeIfNeeded() {
    if (places_taken_ != 0) {
        poller_.wake();
    }
}

void EventHub::run() {
    while (!is_stopping_) {
        const auto ready = poller_.wait(untilNext());
        now_ = std::chrono::steady_clock::now();
        for (const Poller::Ready& one : ready) {
            onReady(one);
        }
        try {
            welcomeNewcomers();
            tellChanges();
        } catch (const std::exception& failure) {
            log::warning(
                "clerk",
                std::string{"telling the pages what changed failed, will be "
                            "tried again: "} +
                    failure.what()
            );
            is_board_changed_ = true;
            tell_at_ = welcome_at_ = now_ + kRestAfterFailure;
        }
        beat();
        dropGone();
    }
    clients_.clear();
}

void EventHub::welcomeNewcomers() {
    std::vector<Newcomer> newcomers;
    {
        const Lock lock{mutex_};
        newcomers.swap(newcomers_);
    }
    std::move(newcomers.begin(), newcomers.end(), std::back_inserter(waiting_));
    while (!waiting_.empty() && now_ >= welcome_at_) {
        welcome(waiting_.front());
        waiting_.pop_front();
    }
}

void EventHub::welcome(Newcomer& newcomer) {
    // One who names no revision is told what changes from now on.
    auto changes = source_.changesSince(newcomer.last_id.value_or(0));
    if (!newcomer.last_id) {
        changes = source_.changesSince(changes.revision);
        changes.is_too_far_back = false;
    }
    if (clients_.empty()) {  // nobody else waits for anything older
        facts_ = source_.statusFacts();
        revision_ = changes.revision;
        beat_at_ = now_ + limits_.heartbeat;
    }
    const std::string status = source_.status(facts_);
    clients_.push_back({.socket = newcomer.socket, .unsent = {}, .stuck_since = now_});
    Client& client = clients_.back();
    poller_.add(client.socket, Poller::reading, &client);
    std::string head = std::move(newcomer.head);
    head.append(*message("hello", changes.revision, helloJson(changes)));
    send(client, std::make_shared<const std::string>(std::move(head)));
    if (!changes.is_empty && !changes.is_too_far_back) {
        send(client, message("board", changes.revision, changes.json));
    }
    send(client, message("status", std::nullopt, status));
}

void EventHub::tellChanges() {
    if (clients_.empty() || now_ < tell_at_) {
        return;
    }
    const bool is_board_changed = is_board_changed_.exchange(false);
    const bool is_status_changed = is_status_changed_.exchange(false);
    if (is_board_changed) {
        tellBoard();
    }
    if (is_board_changed || is_status_changed) {
        tellStatus();  // counts of messages and jobs go with the ledger's changes
        tell_at_ = now_ + limits_.burst;
    }
}

void EventHub::tellBoard() {
    const auto changes = source_.changesSince(revision_);
    revision_ = changes.revision;
    if (changes.is_empty) {
        // On no board, but on a screen: a return, store credit, a proof, stock.
        sendToAll(message("ledger", std::nullopt, "{}"));
        return;
    }
    sendToAll(message("board", changes.revision, changes.json));
}

void EventHub::tellStatus() {
    std::string facts = source_.statusFacts();
    if (facts != facts_) {
        facts_ = std::move(facts);
        sendToAll(message("status", std::nullopt, source_.status(facts_)));
    }
}

void EventHub::beat() {
    if (clients_.empty() || now_ < beat_at_) {
        return;
    }
    beat_at_ = now_ + limits_.heartbeat;
    static const Bytes comment = std::make_shared<const std::string>(":\n\n");
    sendToAll(comment);
}

void EventHub::sendToAll(const Bytes& bytes) {
    for (Client& client : clients_) {
        send(client, bytes);
    }
}

void EventHub::send(Client& client, const Bytes& bytes) {
    const bool is_too_slow =
        client.unsent_bytes > limits_.unsent_bytes ||
        (client.unsent_bytes != 0 && now_ - client.stuck_since > limits_.write_time);
    if (is_too_slow) {
        client.is_gone = true;
    }
    if (client.is_gone) {
        return;
    }
    if (client.unsent_bytes == 0) {
        client.stuck_since = now_;
    }
    client.unsent.push_back(bytes);
    client.unsent_bytes += bytes->size();
    flush(client);
}

void EventHub::flush(Client& client) {
    while (!client.unsent.empty()) {
        const std::string& first = *client.unsent.front();
        const IoResult result =
            writeSome(client.socket, std::string_view{first}.substr(client.offset), {});
        if (result.state == IoState::closed) {
            client.is_gone = true;
            return;
        }
        if (result.state == IoState::later) {
            break;
        }
        client.stuck_since = now_;
        client.offset += result.bytes;
        client.unsent_bytes -= result.bytes;
        if (client.offset == first.size()) {
            client.unsent.pop_front();
            client.offset = 0;
        }
    }
    const auto wanted = client.unsent.empty()
                            ? Poller::reading
                            : static_cast<Poller::Interest>(Poller::reading | Poller::writing);
    if (wanted != client.interest) {
        poller_.change(client.socket, wanted, &client);
        client.interest = wanted;
    }
}

void EventHub::onReady(const Poller::Ready& ready) {
    auto& client = *static_cast<Client*>(ready.tag);
    if (ready.can_read) {
        std::array<char, 512> ignored{};
        // A stream's client has nothing more to say; reading tells that it has closed.
        if (readSome(client.socket, ignored).state == IoState::closed) {
            client.is_gone = true;
        }
    }
    if (ready.can_write && !client.is_gone) {
        flush(client);
    }
}

void EventHub::dropGone() {
    clients_.remove_if([this](Client& client) {
        if (!client.is_gone) {
            return false;
        }
        poller_.remove(client.socket);
        client.socket.close();
        --places_taken_;
        return true;
    });
}

std::optional<std::chrono::milliseconds> EventHub::untilNext() const {
    if (clients_.empty() && waiting_.empty()) {
        return std::nullopt;
    }
    Steady next = clients_.empty() ? Steady::max() : beat_at_;
    if (is_board_changed_ || is_status_changed_) {
        next = std::min(next, tell_at_);
    }
    if (!waiting_.empty()) {
        next = std::min(next, welcome_at_);
    }
    return std::max(
        std::chrono::milliseconds{0},
        std::chrono::ceil<std::chrono::milliseconds>(next - std::chrono::steady_clock::now())
    );
}

}  // namespace balcao
