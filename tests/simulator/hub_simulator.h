#pragma once

#include "tests/simulator/effect_log.h"
#include "tests/simulator/fault.h"
#include "tests/simulator/generator.h"
#include "tests/simulator/options.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace balcao::simulator {

class Hub;
class HttpServer;
class Trickle;

/// A hub that serves the whole hub store API over real HTTP on 127.0.0.1, for the program
/// `balcao-hub-simulator` and for tests in the same process. Thread-safe. Constructing it again
/// over the same data folder goes on where the last one stopped, however that ended.
///
/// What goes wrong in a control call (an unknown order, a document that is none) is a
/// std::runtime_error that says what.
class HubSimulator {
public:
    explicit HubSimulator(Options options);
    /// Ends long polls and connections.
    ~HubSimulator();
    HubSimulator(const HubSimulator&) = delete;
    HubSimulator(HubSimulator&&) = delete;
    HubSimulator& operator=(const HubSimulator&) = delete;
    HubSimulator& operator=(HubSimulator&&) = delete;

    std::uint16_t port() const;
    /// `http://127.0.0.1:PORT/v1`, what an agent's `hub.url` is set to.
    std::string baseUrl() const;

    /// Assigns a generated order; its id.
    std::string addOrder(const OrderWish& wish = {});
    /// Assigns an order given as JSON (members that are missing are generated); its id.
    std::string addOrderJson(const std::string& json);
    /// Merges members into an order (null removes one); its version grows.
    void changeOrder(const std::string& order_id, const std::string& json);
    void cancelOrder(const std::string& order_id);
    void forceStatus(const std::string& order_id, const std::string& status);
    /// Puts the hub's wish to cancel into the order.
    void askToCancel(const std::string& order_id, const std::string& reason);
    /// Gives the order to another store, or to the same one as a new assignment.
    void reassign(const std::string& order_id, const StoreKey& to);

    void advanceClock(std::chrono::milliseconds step);
    Instant now() const;
    void expireTokens();
    void forgetKeys();
    void revokeStore(const StoreKey& store);
    void restoreStore(const StoreKey& store);

    /// The fault's number, for disarmFault.
    std::string armFault(const Fault& fault);
    void disarmFault(const std::string& number);
    void disarmFaults();

    /// The order as the hub serves it now.
    std::string orderJson(const std::string& order_id) const;
    std::string orderStatus(const std::string& order_id) const;
    /// Every order of the store as served.
    std::vector<std::string> ordersOf(const StoreKey& store) const;

    /// Every coupon as served.
    std::vector<std::string> coupons() const;
    /// What the store last told of a product (its SKU, else its EAN); nothing if it never did.
    std::optional<std::int64_t> stockOf(const StoreKey& store, const std::string& product) const;

    std::vector<LogLine> effectLog(std::uint64_t from = 0) const;
    /// Effect lines only, of one verb (operationId), oldest first; all orders if `order_id` is
    /// empty.
    std::vector<LogLine> effects(const std::string& verb, const std::string& order_id = {}) const;
    /// How many requests of an operation came in (reads too; the last 100,000 requests are known).
    std::size_t requestCount(const std::string& verb) const;
    /// Long polls that wait right now.
    std::size_t waitingPolls() const;
    /// Writes whose key is being worked on right now.
    std::size_t requestsInProgress() const;
    /// Ends the pauses of `slow` faults that run now, so that tests need not sit them out.
    void endPauses();

private:
    std::unique_ptr<Hub> hub_;
    std::unique_ptr<HttpServer> server_;
    std::unique_ptr<Trickle> trickle_;
};

}  // namespace balcao::simulator
