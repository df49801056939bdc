#pragma once

#include "common/base/mutex.h"
#include "tests/simulator/book.h"
#include "tests/simulator/effect_log.h"
#include "tests/simulator/fault.h"
#include "tests/simulator/generator.h"
#include "tests/simulator/judgement.h"
#include "tests/simulator/operations.h"
#include "tests/simulator/options.h"

#include <condition_variable>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace balcao::simulator {

/// How an answer goes over the wire.
enum class Wire {
    normal,
    closed,                ///< no byte, connection closed
    slow_body,             ///< in pieces with pauses
    truncated,             ///< cut in mid-body
    truncated_chunked,     ///< cut in mid-body, chunked
    wrong_content_length,  ///< Content-Length too short
};

/// An answer on its way to the client.
struct Delivery {
    Reply reply;
    Wire wire = Wire::normal;
    std::chrono::milliseconds delay{0};  ///< before the first byte
    std::chrono::milliseconds drip{0};   ///< between the pieces of a slow body
    Instant date;                        ///< for the Date header
    LogLine log;                         ///< its reply line
    bool is_logged = false;              ///< writes are; reads leave a trace only
    std::string progress;                ///< the key that is being worked on until it is sent
};

/// One request as a reader of the traffic sees it: kept in memory only, the last ones.
struct Trace {
    std::uint64_t number = 0;
    Instant at;
    std::string operation;
    std::string store;
    std::string order_id;
    int status = 0;
    std::string fault;
};

/// The hub itself without its sockets: the book and everything that may happen to it. Thread-safe.
///
/// A change is in the journal before anybody hears of it: journal line, book, effect line, answer.
class Hub {
public:
    /// Takes up the data folder, or starts a new book with the wished orders.
    explicit Hub(Options options);

    /// Answers one request for the hub store API. A long poll waits in here (at most 55 s).
    Delivery answer(const Request& request);

    /// To be called right before the answer's first byte (or the closing) and, if sending failed,
    /// once more with `is_replied` false.
    void release(const Delivery& delivery, bool is_replied);

    /// Serves `/label-files/...` (without token).
    Reply labelFile(const Request& request);

    /// Ends every long poll at once and lets no new one wait.
    void stop();

    bool isStopping() const;

    /// Waits that long, or until `stop`.
    void pause(std::chrono::milliseconds length);

    void setBaseUrl(const std::string& base_url);

    // The control, used by `/sim` and by tests in the same process.

    Instant now() const;
    const Options& options() const { return options_; }
    /// Generates an order; its id.
    std::string addOrder(const OrderWish& wish);
    /// Adds or replaces an order given as a document; its id. Members that are missing are filled
    /// from a generated one. Refuses 422 `schema`.
    std::string addOrder(const JsonObject& document);
    /// Merges `changes` into the order (objects member by member, the rest replaced); the version
    /// grows. Refuses 404.
    void changeOrder(const std::string& order_id, const JsonObject& changes);
    void forceStatus(const std::string& order_id, const std::string& status);
    void askToCancel(const std::string& order_id, const JsonObject& cancellation);
    /// Gives the order to another store (or to the same one again): assignment + 1 there, its
    /// answers of before are gone, and the store before gets 410.
    void reassign(const std::string& order_id, const StoreKey& to);
    void addTracking(const std::string& order_id, const JsonObject& event);
    void advanceClock(std::chrono::milliseconds step);
    void expireTokens();
    void forgetKeys();
    void setRevoked(const StoreKey& store, bool is_revoked);
    /// The fault's number, for disarming.
    std::string arm(const Fault& fault);
    void disarm(const std::string& number);
    void disarmAll();

    /// Orders of a store (or all) as served, and one with what the hub keeps beside it.
    std::vector<std::string> orders(const std::optional<StoreKey>& store) const;
    std::string orderState(const std::string& order_id) const;
    std::vector<std::string> coupons() const;
    /// What the store last told of a product (its SKU, else its EAN); nothing if it never did.
    std::optional<std::int64_t> stockOf(const StoreKey& store, const std::string& product) const;
    std::vector<StoreKey> stores() const;
    std::vector<std::pair<std::string, std::string>> faults() const;
    std::vector<Trace> traces(std::uint64_t from) const;
    /// Long polls that wait right now.
    std::size_t waitingPolls() const;
    /// Writes whose key is being worked on right now.
    std::size_t requestsInProgress() const;
    /// Ends the pauses of faults that run now.
    void endPauses();
    const EffectLog& log() const { return log_; }

private:
    struct Work;

    Instant nowLocked() const BALCAO_REQUIRES(mutex_);
    void load() BALCAO_REQUIRES(mutex_);
    void compact() BALCAO_REQUIRES(mutex_);
    void seed() BALCAO_REQUIRES(mutex_);
    void commit(std::vector<Put> puts, LogLine effect) BALCAO_REQUIRES(mutex_);
    void commitControl(const std::string& verb, const std::string& effect, std::vector<Put> puts)
        BALCAO_REQUIRES(mutex_);
    void ring(const std::set<StoreKey>& stores) BALCAO_REQUIRES(mutex_);
    OrderDraft draft(const std::string& order_id) const BALCAO_REQUIRES(mutex_);
    std::string addGenerated(const OrderWish& wish) BALCAO_REQUIRES(mutex_);

    Work begin(const Request& request);
    Delivery perform(Work& work);
    Delivery performLocked(Work& work) BALCAO_REQUIRES(mutex_);
    Reply judge(Work& work, Delivery& delivery) BALCAO_REQUIRES(mutex_);
    Reply issueToken(const Request& request) BALCAO_REQUIRES(mutex_);
    Caller authorise(const Request& request) BALCAO_REQUIRES(mutex_);
    std::vector<StoreKey> keyStores(const Call& call) const BALCAO_REQUIRES(mutex_);
    FaultTarget targetOf(const Route& route) const BALCAO_REQUIRES(mutex_);
    std::optional<Fault> takeFault(const FaultTarget& target) BALCAO_REQUIRES(mutex_);
    std::chrono::milliseconds skewFor(const FaultTarget& target) const BALCAO_REQUIRES(mutex_);
    void waitForChange(const Work& work, std::chrono::steady_clock::time_point until)
        BALCAO_REQUIRES(mutex_);
    void trace(const Work& work, const Delivery& delivery) BALCAO_REQUIRES(mutex_);

    const Options options_;
    EffectLog log_;
    mutable Mutex mutex_;
    Book book_ BALCAO_GUARDED_BY(mutex_);
    std::unique_ptr<LineFile> journal_ BALCAO_GUARDED_BY(mutex_);
    std::uint64_t last_commit_ BALCAO_GUARDED_BY(mutex_) = 0;
    std::uint64_t last_request_ BALCAO_GUARDED_BY(mutex_) = 0;
    std::mt19937_64 chance_ BALCAO_GUARDED_BY(mutex_);
    std::set<std::string> in_progress_ BALCAO_GUARDED_BY(mutex_);
    std::map<std::string, std::set<StoreKey>> polled_ BALCAO_GUARDED_BY(mutex_);
    std::map<StoreKey, std::unique_ptr<std::condition_variable_any>> bells_ BALCAO_GUARDED_BY(mutex_
    );
    std::deque<Trace> traces_ BALCAO_GUARDED_BY(mutex_);
    std::string base_url_ BALCAO_GUARDED_BY(mutex_);
    std::uint64_t pause_round_ BALCAO_GUARDED_BY(mutex_) = 0;  ///< grows when pauses end early
    std::size_t waiting_polls_ BALCAO_GUARDED_BY(mutex_) = 0;
    bool is_stopping_ BALCAO_GUARDED_BY(mutex_) = false;
    std::condition_variable_any stopped_;
};

}  // namespace balcao::simulator
