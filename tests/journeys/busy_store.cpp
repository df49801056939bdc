#include "tests/journeys/busy_store.h"

#include "common/order/order_table.h"
#include "common/order/order_text.h"
#include "tests/simulator/json.h"
#include "tests/support/print.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

namespace balcao::test {

using namespace std::chrono_literals;
using simulator::OrderWish;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds kSlice = 1h;
constexpr int kSlicesPerDay = 24;
constexpr int kDays = 3;
constexpr int kHubGoes = kSlicesPerDay + 10;  // on the second day at ten
constexpr int kHubReturns = kHubGoes + 8;     // eight hours later

constexpr std::array kFates = {
    Fate::served,
    Fate::served,
    Fate::served,
    Fate::served,
    Fate::in_part,
    Fate::in_part,
    Fate::refused,
    Fate::ignored,
    Fate::not_collected,
    Fate::delayed,
    Fate::cancelled_by_hub,
    Fate::cancelled_by_store,
    Fate::cancellation_asked};

/// One unit of the first line is missing; of a line of one, all of it.
Decide allButOne(const Order& order) {
    const HubLine& first = order.hub.lines.front();
    return acceptOnly(order, {{first.line_id.value, first.quantity - 1}});
}

OrderCommand answerTo(const Order& order, Fate fate) {
    switch (fate) {
        case Fate::refused:
            return refuseAll(order);
        case Fate::in_part:
            return allButOne(order);
        default:
            return acceptAll(order);
    }
}

/// What the clerk does next for the order; nothing: somebody else has to.
std::optional<OrderCommand> nextStep(const Order& order, Fate fate) {
    const bool is_pickup = order.hub.journey == Journey::pickup_in_store;
    switch (order.state) {
        case OrderState::offered:
            return fate == Fate::ignored ? std::nullopt : std::optional{answerTo(order, fate)};
        case OrderState::accepted:
        case OrderState::partly_accepted:
            if (fate == Fate::cancelled_by_store) {
                return CancelByStore{.reason = RefusalReason::damaged, .note = "caiu"};
            }
            return order.hub.cancellation ? OrderCommand{AnswerCancellation{.is_accepted = true}}
                                          : OrderCommand{StartPicking{}};
        case OrderState::picking:
            return FinishPicking{};
        case OrderState::picked:
            return Pack{};
        case OrderState::packed:
            return is_pickup ? std::optional<OrderCommand>{MarkReady{.place = "A3"}} : std::nullopt;
        case OrderState::labelled:
            return ApplyLabels{};
        case OrderState::awaiting_carrier:
            return Dispatch{};
        case OrderState::in_transit:
            return fate == Fate::delayed ? OrderCommand{ReportIncident{.note = "sumiu"}}
                                         : OrderCommand{MarkDelivered{}};
        case OrderState::incident:
            return MarkDelivered{};  // it turned up
        case OrderState::ready_for_pickup:
            return fate == Fate::not_collected ? OrderCommand{MarkNotCollected{}}
                                               : OrderCommand{HandOver{}};
        default:
            return std::nullopt;
    }
}

}  // namespace

BusyStore::BusyStore() {
    runner.emplace(
        ErrandRunner::Parts{
            .hub = errands,
            .after_sale = ledger.afterSale(),
            .clock = clock,
            .jitter =
                [] {
                    return 0.5;
                }},
        10s
    );
}

bool BusyStore::chance(unsigned percent) {
    return random() % 100 < percent;
}

void BusyStore::hubGives() {
    OrderWish wish;
    wish.partial = "quantity";
    wish.late_refusal = true;
    wish.paid = true;
    wish.marketplace = false;
    wish.lines = 1 + static_cast<int>(random() % 4);
    const Fate fate = kFates.at(random() % kFates.size());
    wish.answer_in = fate == Fate::ignored ? std::chrono::hours{2} : std::chrono::hours{40};
    if (fate == Fate::not_collected) {
        wish.journey = "pickup-in-store";
    } else if (fate == Fate::delayed) {
        wish.journey = "ship-from-store";
    }
    fates[simulator.addOrder(wish)] = fate;
}

void BusyStore::neighbourSells() {
    OrderWish wish;
    wish.store = simulator::StoreKey{.site_id = "1", .store_id = "102"};
    wish.paid = true;
    wish.marketplace = false;
    const std::string order_id = simulator.addOrder(wish);
    simulator.forceStatus(order_id, "4");
    const auto order = simulator::parseObject(simulator.orderJson(order_id));
    const auto lines = simulator::arrayIn(*order, "lines");
    for (unsigned i = 0; i < lines->size(); ++i) {
        auto line = lines->getObject(i);
        line->set("accepted", simulator::integerIn(*line, "quantity"));
        line->set("delivered", simulator::integerIn(*line, "quantity"));
    }
    simulator.changeOrder(order_id, R"({"lines":)" + simulator::toText(*lines) + "}");
    to_bring_back.push_back(order_id);
}

void BusyStore::serve() {
    for (const auto& [order_id, fate] : fates) {
        if (over.contains(order_id) || chance(20)) {
            continue;
        }
        const std::optional<OrderView> view = viewOf(order_id);
        if (!view) {
            continue;
        }
        const bool is_customers = view->order.state == OrderState::delivered;
        if (is_customers && had.insert(order_id).second && chance(30)) {
            to_bring_back.push_back(order_id);
        }
        if (std::ranges::any_of(view->messages, &MessageView::is_parked)) {
            submit(view->order_ref, DropMessage{});  // the hub had cancelled it long before
            continue;
        }
        if (isOver(view->order) && view->messages.empty()) {
            over.insert(order_id);
            continue;
        }
        meddle(view->order, fate);
        if (const auto step = nextStep(view->order, fate)) {
            submit(view->order_ref, *step);
        }
    }
}

bool BusyStore::isOver(const Order& order) {
    return isFinal(order.state) || order.state == OrderState::answer_expired;
}

void BusyStore::meddle(const Order& order, Fate fate) {
    const std::string& order_id = order.hub.order_id.value;
    if (fate == Fate::cancelled_by_hub && isInHand(order.state) && chance(40)) {
        const std::string status = simulator.orderStatus(order_id);
        if (status == "2" || status == "5") {
            simulator.cancelOrder(order_id);
        }
    }
    const bool is_accepted = order.state == OrderState::accepted;
    if (fate == Fate::cancellation_asked && is_accepted && asked.insert(order_id).second) {
        simulator.askToCancel(order_id, "desistiu");
    }
}

void BusyStore::takeBack(const std::string& order_id) {
    const auto found = counter.findSales(testStore(), {.document = {}, .text = order_id});
    BOOST_REQUIRE_MESSAGE(found.has_value(), (found ? std::string{} : found.error()));
    BOOST_REQUIRE(found->size() == 1U);
    const Sale& sale = found->front();
    const auto sold = std::ranges::find_if(sale.lines, [](const SoldLine& line) {
        return line.delivered > line.returned;
    });
    BOOST_REQUIRE(sold != sale.lines.end());
    ReturnLine line;
    line.line_id = sold->line_id;
    line.quantity = 1;
    line.reason = ReturnReason::size;
    const auto opened = ledger.afterSale().openReturn(
        {.command_id = nextId(),
         .store = testStore(),
         .sale = sale,
         .lines = {line},
         .policy = {},
         .actor = kClerk}
    );
    BOOST_REQUIRE(opened.has_value());
    move(
        *opened,
        JudgeReturn{
            .lines = {{.line_id = line.line_id, .reason = ReturnReason::size, .accepted = 1}}}
    );
    const Resolution resolution = chance(70) ? Resolution::coupon : Resolution::refund_by_hq;
    const Return resolved = move(*opened, ResolveReturn{resolution});
    move(resolved, StockReturn{StockPlace::restock});
    ++returns_made;
    if (resolution == Resolution::coupon) {
        coupon_cents += resolved.amount_minor;
    }
}

Return BusyStore::move(const Return& one, const ReturnCommand& command) {
    const auto moved = ledger.afterSale().moveReturn(
        {.command_id = nextId(),
         .return_id = one.return_id,
         .command = command,
         .policy = {},
         .actor = kClerk}
    );
    BOOST_REQUIRE(moved.has_value());
    return *moved;
}

void BusyStore::spendCoupons() {
    for (const Coupon& coupon : after.coupons({}, kOrders)) {
        const bool is_good =
            coupon.state == CouponState::active || coupon.state == CouponState::partly_used;
        if (!is_good || !chance(10)) {
            continue;
        }
        const AmountMinor balance = balanceOf(coupon);
        const AmountMinor amount = chance(50) ? balance : (balance + 1) / 2;
        const auto spent = ledger.afterSale().moveCoupon(
            {.command_id = nextId(),
             .coupon_id = coupon.coupon_id,
             .kind = MovementKind::redeem,
             .amount_minor = amount,
             .expires_at = {},
             .reason = {},
             .actor = kClerk}
        );
        BOOST_REQUIRE(spent.has_value());
    }
}

void BusyStore::work() {
    inbound->step();
    for (milliseconds spent{}; spent < kSlice;) {
        const milliseconds rest =
            std::clamp<milliseconds>(std::min(outbound->step(), runner->step()), 50ms, 5min);
        pass(rest);
        spent += rest;
    }
}

void BusyStore::live() {
    std::string away;
    const int last_offer = kDays * kSlicesPerDay - 8;
    for (int slice = 0; slice < kDays * kSlicesPerDay; ++slice) {
        const bool is_away = slice >= kHubGoes && slice < kHubReturns;
        if (slice == kHubGoes) {
            away = arm("no_effect_lost", {});
        } else if (slice == kHubReturns) {
            simulator.disarmFault(away);
        }
        const auto due =
            kOrders * static_cast<std::size_t>(slice + 1) / static_cast<std::size_t>(last_offer);
        while (fates.size() < std::min(due, kOrders)) {
            hubGives();
        }
        if (slice % 10 == 0 && neighbours++ < kOrdersElsewhere) {
            neighbourSells();
        }
        serve();
        if (!is_away) {
            for (const std::string& order_id : std::exchange(to_bring_back, {})) {
                takeBackIfKnown(order_id);
            }
            spendCoupons();
        }
        work();
    }
}

void BusyStore::takeBackIfKnown(const std::string& order_id) {
    if (simulator.orderStatus(order_id) == "4") {
        takeBack(order_id);
    } else {
        to_bring_back.push_back(order_id);
    }
}

void BusyStore::finish() {
    for (int slice = 0; !isQuiet(); ++slice) {
        BOOST_REQUIRE_MESSAGE(slice < 48, whatIsOpen());
        serve();
        for (const std::string& order_id : std::exchange(to_bring_back, {})) {
            takeBackIfKnown(order_id);
        }
        work();
    }
}

bool BusyStore::isQuiet() {
    return whatIsOpen().empty();
}

std::string BusyStore::whatIsOpen() {
    std::string open;
    for (const auto& [order_id, fate] : fates) {
        const auto view = viewOf(order_id);
        if (!view || !isOver(view->order)) {
            open += order_id + " " + (view ? std::string{toText(view->order.state)} : "not here") +
                    "; ";
        }
    }
    for (const MessageView& message : views.waitingMessages(5)) {
        open += std::string{toText(message.kind)} + " waits: " + message.last_error + "; ";
    }
    for (const ErrandView& errand : after.errands(5)) {
        open += "an errand waits: " + errand.last_error + "; ";
    }
    for (const StockView& product : after.stock(testStore(), 500)) {
        if (product.is_untold) {
            open += product.sku + " is untold; ";
        }
    }
    return open;
}

std::optional<OrderView> BusyStore::viewOf(const std::string& order_id) {
    if (const auto known = refs.find(order_id); known != refs.end()) {
        return views.order(known->second);
    }
    OrderQuery query;
    query.text = order_id;
    for (const OrderRow& row : views.orders(query)) {
        if (row.order_id.value == order_id) {
            refs[order_id] = row.order_ref;
            return views.order(row.order_ref);
        }
    }
    return std::nullopt;
}

}  // namespace balcao::test
