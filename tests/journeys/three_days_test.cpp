// Three days of a store: 200 orders that are sent, collected, answered in part, refused, left
// unanswered, cancelled from both sides, delayed on their way; customers who bring things back,
// also from another store, and spend their coupons; and a hub that is away for eight hours. In the
// end the books balance: orders, quantities, cents, coupons and stock, between the hub, the ledger
// and the reports.
#include "agent/ledger/report_views.h"
#include "common/order/order_text.h"
#include "tests/journeys/busy_store.h"
#include "tests/simulator/json.h"
#include "tests/support/print.h"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <map>
#include <set>
#include <string>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;
using simulator::JsonObject;

/// The hub's codes that an order of this state may have once everything was told.
std::set<std::string> codesFor(OrderState state) {
    switch (state) {
        case OrderState::refused:
            return {"8"};
        case OrderState::answer_expired:
            return {"1"};
        case OrderState::delivered:
        case OrderState::partly_delivered:
            return {"4", "6"};  // 6: all of it was brought back
        case OrderState::not_collected:
            return {"9"};
        case OrderState::returned:
            return {"6"};
        case OrderState::cancelled_by_hub:
        case OrderState::cancelled_by_store:
            return {"7"};
        default:
            return {};  // nothing stays here
    }
}

// --- the books -----------------------------------------------------------------------------------

JsonObject::Ptr atHub(const BusyStore& store, const std::string& order_id) {
    return simulator::parseObject(store.simulator.orderJson(order_id));
}

JsonObject::Ptr lineAtHub(const JsonObject& order, const LineId& line_id) {
    const auto lines = simulator::arrayIn(order, "lines");
    for (unsigned i = 0; i < lines->size(); ++i) {
        if (simulator::textIn(*lines->getObject(i), "lineId") == line_id.value) {
            return lines->getObject(i);
        }
    }
    return simulator::makeObject();
}

/// Every order ended as the hub has it, line by line.
void checkOrders(BusyStore& store) {
    for (const auto& [order_id, fate] : store.fates) {
        const Order order = store.viewOf(order_id)->order;
        const auto hub = atHub(store, order_id);
        const std::string code = simulator::textIn(*hub, "status");
        BOOST_TEST(
            codesFor(order.state).contains(code),
            order_id << " is " << toText(order.state) << " here and " << code << " at the hub"
        );
        const bool is_cancelled = code == "7";
        for (const LineProgress& line : order.lines) {
            const auto told = lineAtHub(*hub, line.line_id);
            // A cancellation may overtake what was decided here.
            if (!is_cancelled) {
                BOOST_TEST(
                    simulator::integerIn(*told, "accepted") == line.accepted,
                    order_id << " accepted"
                );
            }
            const std::int64_t delivered = simulator::integerIn(*told, "delivered");
            BOOST_TEST(
                delivered == line.delivered,
                order_id << ": " << delivered << " of a line delivered to the hub's knowledge, "
                         << line.delivered << " here"
            );
        }
    }
}

/// What the hub applied, it applied once.
void checkEffects(const BusyStore& store) {
    std::map<std::string, int> effects;
    std::set<std::string> keys;
    for (const simulator::LogLine& line : store.simulator.effectLog()) {
        if (line.phase != "effect" || line.request == 0) {
            continue;
        }
        effects[line.verb + " " + line.order_id] += 1;
        if (!line.key.empty()) {
            BOOST_TEST(keys.insert(line.key).second, line.verb << " twice for " << line.order_id);
        }
    }
    for (const auto& [order_id, fate] : store.fates) {
        BOOST_TEST(effects["decide " + order_id] <= 1, order_id);
    }
}

/// Coupons: the same number, the same cents issued and left, here and there.
void checkCoupons(const BusyStore& store) {
    std::map<std::string, AmountMinor> issued;
    std::map<std::string, AmountMinor> balance;
    for (const std::string& json : store.simulator.coupons()) {
        const auto coupon = simulator::parseObject(json);
        const std::string code = simulator::textIn(*coupon, "code");
        issued[code] = simulator::integerIn(*simulator::objectIn(*coupon, "issued"), "amount");
        balance[code] = simulator::integerIn(*simulator::objectIn(*coupon, "balance"), "amount");
    }
    AmountMinor total = 0;
    std::set<std::string> of_returns;
    for (const Coupon& coupon : store.after.coupons({}, 10 * BusyStore::kOrders)) {
        BOOST_TEST(of_returns.insert(coupon.return_id).second, coupon.code);
        BOOST_TEST(issued.at(coupon.code) == coupon.issued_minor, coupon.code);
        BOOST_TEST(balance.at(coupon.code) == balanceOf(coupon), coupon.code);
        total += coupon.issued_minor;
    }
    BOOST_TEST(of_returns.size() == issued.size());
    BOOST_TEST(of_returns.size() > 10U);
    BOOST_TEST(total == store.coupon_cents);
}

/// Units that came back are on record at the hub, one for each return.
void checkReturns(BusyStore& store) {
    std::map<std::string, std::int64_t> returned;
    for (const Return& one : store.after.returns(false, 10 * BusyStore::kOrders)) {
        BOOST_TEST(one.state == ReturnState::closed);
        returned[one.order_id.value] += unitsOf(one, one.lines.front().line_id);
    }
    std::size_t units = 0;
    for (const auto& [order_id, count] : returned) {
        const auto lines = simulator::arrayIn(*atHub(store, order_id), "lines");
        std::int64_t at_hub = 0;
        for (unsigned i = 0; i < lines->size(); ++i) {
            at_hub += simulator::integerIn(*lines->getObject(i), "returned");
        }
        BOOST_TEST(at_hub == count, order_id);
        units += static_cast<std::size_t>(count);
    }
    BOOST_TEST(units == store.returns_made);
    BOOST_TEST(units > BusyStore::kOrdersElsewhere);
}

/// Every product's quantity is the sum of its movements, and what the hub was told.
void checkStock(const BusyStore& store) {
    std::size_t known = 0;
    for (const StockView& product : store.after.stock(testStore(), 500)) {
        const auto moves = store.after.stockMoves(testStore(), product.sku, 500);
        for (std::size_t i = 0; i + 1 < moves.size(); ++i) {
            BOOST_TEST((moves[i].before == moves[i + 1].after), product.sku);
        }
        BOOST_TEST((moves.front().after == product.quantity), product.sku);
        if (product.quantity) {
            ++known;
            BOOST_TEST(
                (store.simulator.stockOf({.site_id = "1", .store_id = "101"}, product.sku) ==
                 product.quantity),
                product.sku
            );
        }
    }
    BOOST_TEST(known > 10U);
}

/// The report says of the three days what ledger and hub say.
void checkReport(BusyStore& store) {
    const ReportViews views{store.folder.path()};
    const auto found = views.find(
        {.store = testStore(),
         .from = kOrderDay - std::chrono::hours{24},
         .to = store.clock.now() + std::chrono::hours{24}}
    );
    BOOST_TEST(found.is_whole);
    const Report report =
        reportOn(found.orders, found.refusals, {.now = store.clock.now(), .utc_offset = -180min});
    BOOST_TEST(report.orders == static_cast<std::int64_t>(BusyStore::kOrders));

    std::map<OrderState, std::int64_t> orders;
    AmountMinor total = 0;
    std::int64_t units = 0;
    std::map<RefusalReason, std::int64_t> refused;
    for (const auto& [order_id, fate] : store.fates) {
        const Order order = store.viewOf(order_id)->order;
        orders[order.state] += 1;
        const auto hub = atHub(store, order_id);
        total += simulator::integerIn(*simulator::objectIn(*hub, "total"), "amount");
        for (const HubLine& line : order.hub.lines) {
            units += line.quantity;
        }
        for (const LineProgress& line : order.lines) {
            for (const LineRefusal& refusal : line.refusals) {
                refused[refusal.reason] += refusal.quantity;
            }
        }
    }
    AmountMinor reported_total = 0;
    for (const ReportedState& state : report.states) {
        BOOST_TEST(orders[state.state] == state.orders, toText(state.state));
        reported_total += state.total_minor;
    }
    BOOST_TEST(report.units == units);
    BOOST_TEST(reported_total == total);
    refused.erase(RefusalReason::avoid_split);
    for (const ReportedReason& reason : report.reasons) {
        BOOST_TEST(refused[reason.reason] == reason.units, toText(reason.reason));
        refused.erase(reason.reason);
    }
    BOOST_TEST(refused.empty());
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(three_days, BusyStore)

BOOST_AUTO_TEST_CASE(after_three_days_the_books_of_hub_ledger_and_reports_balance) {
    live();
    finish();
    BOOST_TEST(views.counts().messages_parked == 0);
    BOOST_TEST(views.counts().errands_parked == 0);
    checkOrders(*this);
    checkEffects(*this);
    checkReturns(*this);
    checkCoupons(*this);
    checkStock(*this);
    checkReport(*this);
    BOOST_TEST(ledger.auditByReplay().empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
