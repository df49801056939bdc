#pragma once

#include "common/order/order_rules.h"
#include "tests/support/walk.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace balcao::test {

/// The answer that accepts every line in full.
Decide acceptAll(const Order& order);

/// The answer that accepts `accepted` of each line named there, in full of the others; the rest is
/// out of stock.
Decide acceptOnly(const Order& order, const std::map<std::string, std::int64_t>& accepted);

Decide refuseAll(const Order& order);

PackageLabel aLabel(const std::string& package_id = "1");

/// The order as the hub shows it once every unit of `order` is decided as here: a newer version in
/// `status`.
HubOrder shownByHub(const Order& order, HubStatus status);

/// Builds an order: `anOrder().pickup().line("1", 2).in(OrderState::picked)`. Without a line() it
/// has two of line "1" and one of line "2", and is shipped.
class OrderBuilder {
public:
    OrderBuilder();

    OrderBuilder& id(std::string order_id);
    OrderBuilder& store(std::string site_id, std::string store_id);
    OrderBuilder& assignment(std::int64_t number);
    OrderBuilder& version(std::int64_t number);
    OrderBuilder& shipped();
    OrderBuilder& pickup();
    OrderBuilder& line(
        const std::string& line_id, std::int64_t quantity, AmountMinor unit_price_minor = 4990
    );
    /// What the hub has on record for a line that was built before.
    OrderBuilder& onRecord(const std::string& line_id, std::int64_t accepted);
    OrderBuilder& status(HubStatus status);
    OrderBuilder& answerBy(std::optional<Instant> at);
    OrderBuilder& collectBy(std::optional<Instant> at);
    OrderBuilder& unpaid();
    OrderBuilder& partial(PartialGrain grain);
    OrderBuilder& noLateRefusal();
    OrderBuilder& askedToCancel();

    /// As the hub describes it.
    HubOrder hub() const;

    /// As the store first sees it.
    Order offered() const { return walk().order(); }

    Walk walk() const { return Walk{hub()}; }

    /// Walked to `state` by the shortest honest way; the journey follows where the state asks for
    /// one. Messages to the hub wait unanswered.
    Order in(OrderState state) const { return walkTo(state).order(); }

    Walk walkTo(OrderState state) const;

private:
    static bool needsPickup(OrderState state);

    static bool needsShipping(OrderState state);

    void go(Walk& walk, OrderState state) const;

    void goBeyondTheStore(Walk& walk, OrderState state) const;

    Walk& via(Walk& walk, OrderState state) const;

    static void goToPartlyAccepted(Walk& walk);

    static void goToExpired(Walk& walk);

    void goToDelivered(Walk& walk) const;

    void goToPartlyDelivered(Walk& walk) const;

    void goToReturned(Walk& walk) const;

    HubOrder hub_;
};

OrderBuilder anOrder();

}  // namespace balcao::test
