#pragma once

#include "agent/hub/errand_runner.h"
#include "agent/hub/rest/rest_counter.h"
#include "agent/hub/rest/rest_errands.h"
#include "agent/ledger/after_views.h"
#include "tests/journeys/virtual_shop.h"

#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace balcao::test {

/// What becomes of an order, if nothing comes in between.
enum class Fate : std::uint8_t {
    served,  // sent, or collected by its customer
    in_part,
    refused,
    ignored,
    not_collected,
    delayed,  // the carrier cannot find it for a while
    cancelled_by_hub,
    cancelled_by_store,
    cancellation_asked,
};

/// A store to which everything happens that happens to stores: its orders, its customers who bring
/// things back and spend their coupons, and a hub that is away for eight hours of three days.
class BusyStore : public VirtualShop {
public:
    static constexpr std::size_t kOrders = 200;
    static constexpr std::size_t kOrdersElsewhere = 6;  // the neighbour's, brought back here

    BusyStore();

    /// True so often; the same draws in every run.
    bool chance(unsigned percent);

    // --- what comes in ---

    /// One more order, and what will become of it.
    void hubGives();

    /// An order of the neighbour that its customer has.
    void neighbourSells();

    // --- what the people of the store do ---

    /// Every open order moves one step, or waits.
    void serve();

    static bool isOver(const Order& order);

    /// The hub and its customers change their minds. The hub says so itself: when it is away the
    /// store hears of it later.
    void meddle(const Order& order, Fate fate);

    /// A customer brings one unit of the first line that has any.
    void takeBack(const std::string& order_id);

    Return move(const Return& one, const ReturnCommand& command);

    /// Now and then a coupon is spent, all of it or a part.
    void spendCoupons();

    // --- time ---

    /// The workers work while an hour passes.
    void work();

    /// The three days.
    void live();

    /// The counter finds a sale once the hub has heard that the customer has the goods.
    void takeBackIfKnown(const std::string& order_id);

    /// After the third day nothing new comes: everybody finishes what is begun.
    void finish();

    bool isQuiet();

    /// For people; empty: nothing.
    std::string whatIsOpen();

    std::optional<OrderView> viewOf(const std::string& order_id);

    std::mt19937 random{20231114};
    std::map<std::string, Fate> fates;  // by the hub's number
    std::map<std::string, OrderRef> refs;
    std::set<std::string> had;    // delivered at some time
    std::set<std::string> over;   // nobody has to do anything any more
    std::set<std::string> asked;  // the hub asked for a cancellation
    std::vector<std::string> to_bring_back;
    std::size_t neighbours{};
    std::size_t returns_made{};
    AmountMinor coupon_cents{};
    AfterViews after{folder.path()};
    RestErrands errands{
        {.address = *readWebAddress(simulator.baseUrl()), .ca_file = {}},
        alwaysCodes(defaultHubCodes()),
        outbound_hub.token};
    RestCounter counter{
        {.address = *readWebAddress(simulator.baseUrl()), .ca_file = {}},
        alwaysCodes(defaultHubCodes()),
        outbound_hub.token,
        clock};
    std::optional<ErrandRunner> runner;
};

}  // namespace balcao::test
