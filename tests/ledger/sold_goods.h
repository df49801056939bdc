#pragma once

#include "agent/ledger/after_sale.h"
#include "agent/ledger/after_views.h"
#include "tests/ledger/ledger_fixture.h"

#include <boost/test/unit_test.hpp>

#include <string>

namespace balcao::test {

/// Whether the hub has heard of the delivery.
enum class Heard { yes, no };

/// A ledger with orders that customers have, and shorthands for what the counter does with them.
struct SoldGoods : LedgerFixture {
    const AfterViews& views() {
        after_views_.emplace(options().folder);
        return *after_views_;
    }

    /// Two of line "1" at 49.90 and one of line "2", handed over at the counter.
    Sale soldInShop(const std::string& order_id, Heard heard = Heard::yes) {
        HubOrder hub = anOrder().id(order_id).pickup().hub();
        hub.customer.document = "12345678909";
        const OrderRef ref = offer(hub);
        take(ref, acceptAll(order(ref)));
        confirmNext();
        take(ref, StartPicking{});
        take(ref, FinishPicking{});
        take(ref, Pack{});
        take(ref, MarkReady{.place = "A3"});
        confirmNext();
        take(ref, HandOver{});
        if (heard == Heard::yes) {
            confirmNext();
        }
        Sale sale;
        sale.order_ref = ref;
        sale.order = order(ref).hub;
        sale.delivered_at = clock.now();
        for (const LineProgress& line : order(ref).lines) {
            sale.lines.push_back(
                {.line_id = line.line_id, .delivered = line.delivered, .returned = 0}
            );
        }
        return sale;
    }

    Result<Return, ReturnRefusal> tryOpen(
        const Sale& sale,
        const std::string& line_id,
        std::int64_t quantity,
        const CommandId& command_id = {}
    ) {
        ReturnLine line;
        line.line_id = {line_id};
        line.quantity = quantity;
        line.reason = ReturnReason::size;
        return ledger->afterSale().openReturn(
            {.command_id = command_id.empty() ? newId() : command_id,
             .store = kStore,
             .sale = sale,
             .lines = {line},
             .policy = {},
             .actor = kClerk}
        );
    }

    Return open(const Sale& sale, const std::string& line_id, std::int64_t quantity) {
        const auto opened = tryOpen(sale, line_id, quantity);
        BOOST_REQUIRE(opened.has_value());
        return *opened;
    }

    Return move(const Return& one, const ReturnCommand& command, const CommandId& id = {}) {
        const auto moved = ledger->afterSale().moveReturn(
            {.command_id = id.empty() ? newId() : id,
             .return_id = one.return_id,
             .command = command,
             .policy = {},
             .actor = kClerk}
        );
        BOOST_REQUIRE(moved.has_value());
        return *moved;
    }

    /// The store keeps all that was brought.
    static JudgeReturn judging(const Return& one) {
        JudgeReturn judge;
        for (const ReturnLine& line : one.lines) {
            judge.lines.push_back(
                {.line_id = line.line_id, .reason = line.reason, .accepted = line.quantity}
            );
        }
        return judge;
    }

    Return keep(const Return& one) { return move(one, judging(one)); }

    void deny(const Return& one) {
        JudgeReturn judge = judging(one);
        for (auto& line : judge.lines) {
            line.accepted = 0;
        }
        judge.note = "usado";
        move(one, judge);
    }

    Return resolve(const Return& one) { return move(one, ResolveReturn{Resolution::coupon}); }

    /// The hub answers the errand that is due.
    void answer(const ErrandAnswer& answer) {
        const auto errand = ledger->afterSale().nextErrand(clock.now());
        BOOST_REQUIRE(errand.has_value());
        ledger->afterSale().recordErrand(errand->errand_id, answer);
    }

    /// The coupon of a return, as the hub makes it.
    static HubCoupon issued(const Return& one) {
        HubCoupon hub;
        hub.code = "VT-1";
        hub.order_id = one.order_id;
        hub.version = 1;
        hub.currency = one.currency;
        hub.issued_minor = one.amount_minor;
        hub.balance_minor = one.amount_minor;
        hub.movements = {
            {.movement_id = one.coupon_id,
             .kind = MovementKind::issue,
             .state = MovementState::done,
             .amount_minor = one.amount_minor}};
        return hub;
    }

    Coupon issuedCoupon() {
        const Return one = resolve(keep(open(soldInShop("PED-1"), "1", 1)));
        answer(ErrandTaken{.order = {}, .coupon = issued(one)});
        return views().findCoupon({one.coupon_id}).value();
    }

private:
    std::optional<AfterViews> after_views_;
};

}  // namespace balcao::test
