#include "agent/ledger/after_desk.h"

#include "agent/service/random_ids.h"

#include <algorithm>
#include <utility>

namespace balcao {

namespace {

const Actor kAgent{.kind = ActorKind::agent, .name = {}};

/// What was sold, without the customer: all that amounts are worked out from.
Sale withoutCustomer(const Sale& sale) {
    Sale bare = sale;
    HubOrder& order = bare.order;
    order.customer = {};
    order.delivery = {};
    order.notes.clear();
    order.gift_message.clear();
    order.invoice_key.clear();
    order.etag.clear();
    return bare;
}

std::vector<Return> othersThan(std::vector<Return> returns, const ReturnId& return_id) {
    std::erase_if(returns, [&](const Return& one) { return one.return_id == return_id; });
    return returns;
}

/// Units of one line with the same condition and reason stand apart, as the customer gave them.
std::vector<ReturnLine> acceptedOf(const Return& one) {
    std::vector<ReturnLine> lines;
    std::ranges::copy_if(one.lines, std::back_inserter(lines), [](const ReturnLine& line) {
        return line.accepted > 0;
    });
    return lines;
}

}  // namespace

std::string sentenceOf(const ErrandRefused& refused) {
    return refused.detail.empty() ? refused.slug : refused.slug + ": " + refused.detail;
}

void AfterDesk::record(const AfterStep& step, const Doing& doing) {
    const Instant now = parts_.clock.now();
    const std::int64_t seq = parts_.journal.append(
        {.seq = 0,
         .store = doing.store,
         .order_ref = doing.order_ref,
         .command_id = doing.command_id,
         .kind = kindOf(step),
         .payload = encodeAfterStep(step),
         .actor = doing.actor,
         .at = now}
    );
    parts_.books.apply(
        step,
        {.seq = seq,
         .store = doing.store,
         .order_ref = doing.order_ref,
         .actor = doing.actor,
         .at = now}
    );
}

bool AfterDesk::isUsed(const CommandId& command_id) {
    return parts_.journal.orderOfCommand(command_id).has_value();
}

// --- returns -----------------------------------------------------------------------------------

Result<Return, ReturnRefusal> AfterDesk::openReturn(const OpenReturn& wish) {
    const ReturnId return_id{wish.command_id.value};
    if (auto before = parts_.books.sales.findReturn(return_id)) {
        return *std::move(before);
    }
    if (isUsed(wish.command_id)) {
        return Failure{ReturnRefusal::id_used};
    }
    const HubOrder& order = wish.sale.order;
    const auto earlier = parts_.books.sales.returnsOf(order.store.site_id, order.order_id);
    const Instant now = parts_.clock.now();
    if (const auto why = whyNotReturnable(wish.sale, earlier, wish.lines, wish.policy, now)) {
        return Failure{*why};
    }
    Return one;
    one.return_id = return_id;
    one.store = wish.store;
    one.order_ref = wish.sale.order_ref;
    one.order_id = order.order_id;
    one.order_store_id = order.store.store_id;
    one.currency = order.currency;
    one.customer = order.customer;
    one.lines = wish.lines;
    for (ReturnLine& line : one.lines) {
        const HubLine& sold = *std::ranges::find(order.lines, line.line_id, &HubLine::line_id);
        line.sku = sold.sku;
        line.ean = sold.ean;
        line.description = sold.description;
        line.accepted = 0;
    }
    one.opened_by = wish.actor.name;
    one.opened_at = now;
    one.changed_at = now;
    const Doing doing{
        .command_id = wish.command_id,
        .store = wish.store,
        .order_ref = one.order_ref,
        .actor = wish.actor};
    record(ReturnOpened{.value = one, .sale = withoutCustomer(wish.sale)}, doing);
    one = decide(one, StartCheck{}, now).value();
    record(ReturnKept{one}, doing);
    return one;
}

Result<Return, ReturnRefusal> AfterDesk::moveReturn(const MoveReturn& wish) {
    auto before = parts_.books.sales.findReturn(wish.return_id);
    if (!before) {
        return Failure{ReturnRefusal::unknown};
    }
    if (isUsed(wish.command_id)) {
        return *std::move(before);  // the same click once more
    }
    ReturnCommand command = wish.command;
    if (std::holds_alternative<TellHub>(command)) {
        return Failure{ReturnRefusal::not_now};  // the hub's answer alone says so
    }
    if (auto* const judge = std::get_if<JudgeReturn>(&command)) {
        const auto sale = parts_.books.sales.findSale(wish.return_id);
        const auto earlier = othersThan(
            parts_.books.sales.returnsOf(before->store.site_id, before->order_id), wish.return_id
        );
        const auto amount = paidFor(sale.value(), earlier, judge->lines);
        if (!amount) {
            return Failure{ReturnRefusal::amount_too_large};
        }
        judge->amount_minor = *amount;
    }
    const auto decided = decide(*before, command, parts_.clock.now());
    if (!decided) {
        return decided;
    }
    Return after = *decided;
    const Doing doing{
        .command_id = wish.command_id,
        .store = after.store,
        .order_ref = after.order_ref,
        .actor = wish.actor};
    const bool wants_coupon =
        std::holds_alternative<ResolveReturn>(command) && after.resolution == Resolution::coupon;
    if (wants_coupon) {
        draftCoupon(after, wish, doing);
    } else {
        record(ReturnKept{after}, doing);
    }
    if (std::holds_alternative<StockReturn>(command)) {
        stockReturned(after, doing);
        record(
            ErrandAdded{
                .errand_id = wish.command_id,
                .body =
                    ReturnErrand{
                        .return_id = after.return_id,
                        .order_id = after.order_id,
                        .order_store_id = after.order_store_id,
                        .lines = acceptedOf(after),
                        .occurred_at = parts_.clock.now(),
                        .by = wish.actor.name}},
            doing
        );
    }
    closeIfDone(after.return_id, doing);
    return parts_.books.sales.findReturn(wish.return_id).value();
}

/// Takes the store's next number and asks the hub: all of it is on the disk before the hub hears.
void AfterDesk::draftCoupon(Return& one, const MoveReturn& wish, const Doing& doing) {
    const Instant now = parts_.clock.now();
    Coupon coupon;
    coupon.coupon_id = {wish.command_id.value};
    coupon.store = one.store;
    coupon.number = parts_.books.sales.nextNumber(one.store);
    coupon.order_id = one.order_id;
    coupon.return_id = one.return_id.value;
    coupon.currency = one.currency;
    coupon.issued_minor = one.amount_minor;
    coupon.expires_at = now + wish.policy.coupon_life;
    coupon.customer = one.customer;
    coupon.changed_at = now;
    coupon.movements = {
        {.movement_id = wish.command_id.value,
         .kind = MovementKind::issue,
         .state = MovementState::asked,
         .amount_minor = one.amount_minor,
         .expires_at = std::nullopt,
         .store_id = one.store.store_id,
         .by = wish.actor.name,
         .reason = {},
         .at = now}};
    one.coupon_id = coupon.coupon_id.value;
    record(ReturnKept{one}, doing);
    record(CouponKept{coupon}, doing);
    record(
        ErrandAdded{
            .errand_id = wish.command_id,
            .body =
                IssueErrand{
                    .coupon_id = coupon.coupon_id,
                    .order_id = one.order_id,
                    .lines = acceptedOf(one),
                    .amount_minor = one.amount_minor,
                    .currency = one.currency,
                    .customer = one.customer,
                    .expires_at = *coupon.expires_at}},
        doing
    );
}

void AfterDesk::closeIfDone(const ReturnId& return_id, const Doing& doing) {
    const auto one = parts_.books.sales.findReturn(return_id);
    if (!one || one->state != ReturnState::sent_to_hub) {
        return;
    }
    if (one->resolution == Resolution::coupon) {
        const auto coupon = parts_.books.sales.findCoupon({one->coupon_id});
        if (!coupon || coupon->state == CouponState::draft) {
            return;
        }
    }
    if (const auto closed = decide(*one, CloseReturn{}, parts_.clock.now())) {
        record(ReturnKept{*closed}, doing);
    }
}

// --- coupons -----------------------------------------------------------------------------------

Result<Coupon, CouponRefusal> AfterDesk::moveCoupon(const MoveCoupon& wish) {
    auto before = parts_.books.sales.findCoupon(wish.coupon_id);
    if (!before) {
        return Failure{CouponRefusal::unknown};
    }
    const bool is_repeated =
        std::ranges::any_of(before->movements, [&](const CouponMovement& movement) {
            return movement.movement_id == wish.command_id.value;
        });
    if (is_repeated) {
        return *std::move(before);
    }
    if (isUsed(wish.command_id)) {
        return Failure{CouponRefusal::id_used};
    }
    const CouponMovement movement{
        .movement_id = wish.command_id.value,
        .kind = wish.kind,
        .state = MovementState::asked,
        .amount_minor = wish.amount_minor,
        .expires_at = wish.expires_at,
        .store_id = before->store.store_id,
        .by = wish.actor.name,
        .reason = wish.reason,
        .at = parts_.clock.now()};
    auto after = decide(*before, AskMovement{movement}, parts_.clock.now());
    if (!after) {
        return after;
    }
    const Doing doing{
        .command_id = wish.command_id,
        .store = before->store,
        .order_ref = {},
        .actor = wish.actor};
    record(CouponKept{*after}, doing);
    record(
        ErrandAdded{
            .errand_id = wish.command_id,
            .body =
                MovementErrand{
                    .coupon_id = before->coupon_id,
                    .code = before->code,
                    .currency = before->currency,
                    .movement = movement}},
        doing
    );
    return after;
}

Result<Coupon, CouponRefusal> AfterDesk::adoptCoupon(const StoreKey& store, const HubCoupon& hub) {
    const Doing doing{.command_id = {newUuid()}, .store = store, .order_ref = {}, .actor = kAgent};
    if (const auto known = parts_.books.sales.findCouponByCode(store.site_id, hub.code)) {
        auto taken = decide(*known, TakeHubCoupon{hub}, parts_.clock.now());
        if (taken && *taken != *known) {
            record(CouponKept{*taken}, doing);
        }
        return taken;
    }
    auto coupon = couponOf(hub, {doing.command_id.value}, store, parts_.clock.now());
    if (!coupon) {
        return Failure{CouponRefusal::inconsistent};
    }
    record(CouponKept{*coupon}, doing);
    return *std::move(coupon);
}

// --- errands -----------------------------------------------------------------------------------

void AfterDesk::postponeErrand(
    const CommandId& errand_id, Instant next_attempt_at, const std::string& why
) {
    parts_.books.sales.postpone(errand_id, next_attempt_at, why);
}

void AfterDesk::recordErrand(const CommandId& errand_id, const ErrandAnswer& answer) {
    const auto errand = parts_.books.sales.findErrand(errand_id);
    if (!errand) {
        return;
    }
    std::visit([&](const auto& about) { settle(*errand, about, answer); }, errand->body);
}

void AfterDesk::park(const Errand& errand, const std::string& why, const Doing& doing) {
    record(ErrandParked{.errand_id = errand.errand_id, .why = why}, doing);
}

void AfterDesk::settle(
    const Errand& errand, const ReturnErrand& about, const ErrandAnswer& answer
) {
    const Doing doing{
        .command_id = errand.errand_id,
        .store = errand.store,
        .order_ref = errand.order_ref,
        .actor = kAgent};
    if (const auto* const refused = std::get_if<ErrandRefused>(&answer)) {
        park(errand, sentenceOf(*refused), doing);  // the goods are here all the same
        return;
    }
    record(ErrandEnded{errand.errand_id}, doing);
    finishTelling(about.return_id, doing);
    const auto& order = std::get<ErrandTaken>(answer).order;
    if (order && errand.order_ref.value != 0) {
        parts_.tell_order(errand.order_ref, *order);
    }
}

/// The hub knows of the return.
void AfterDesk::finishTelling(const ReturnId& return_id, const Doing& doing) {
    const auto one = parts_.books.sales.findReturn(return_id);
    const auto told = one ? decide(*one, TellHub{}, parts_.clock.now())
                          : Result<Return, ReturnRefusal>{Failure{ReturnRefusal::unknown}};
    if (told) {
        record(ReturnKept{*told}, doing);
        closeIfDone(return_id, doing);
    }
}

/// The hub will not make it: the number is spent, and the return looks for another way.
void AfterDesk::burn(const Coupon& coupon, const std::string& why, const Doing& doing) {
    const auto burned = decide(
        coupon,
        RefuseMovement{.movement_id = coupon.coupon_id.value, .why = why},
        parts_.clock.now()
    );
    if (burned) {
        record(CouponKept{*burned}, doing);
    }
    auto one = parts_.books.sales.findReturn({coupon.return_id});
    if (one && one->coupon_id == coupon.coupon_id.value) {
        one->coupon_id.clear();
        one->changed_at = parts_.clock.now();
        record(ReturnKept{*one}, doing);
    }
}

void AfterDesk::settle(const Errand& errand, const IssueErrand& about, const ErrandAnswer& answer) {
    const Doing doing{
        .command_id = errand.errand_id,
        .store = errand.store,
        .order_ref = errand.order_ref,
        .actor = kAgent};
    const auto coupon = parts_.books.sales.findCoupon(about.coupon_id);
    if (!coupon) {
        record(ErrandEnded{errand.errand_id}, doing);
        return;
    }
    if (const auto* const refused = std::get_if<ErrandRefused>(&answer)) {
        record(ErrandEnded{errand.errand_id}, doing);
        burn(*coupon, sentenceOf(*refused), doing);
        return;
    }
    const auto& hub = std::get<ErrandTaken>(answer).coupon;
    const auto taken = hub ? decide(*coupon, TakeHubCoupon{*hub}, parts_.clock.now())
                           : Result<Coupon, CouponRefusal>{Failure{CouponRefusal::inconsistent}};
    if (!taken) {
        park(errand, "coupon-not-understood: the hub's coupon does not add up", doing);
        return;
    }
    record(ErrandEnded{errand.errand_id}, doing);
    record(CouponKept{*taken}, doing);
    closeIfDone({coupon->return_id}, doing);
}

void AfterDesk::settle(
    const Errand& errand, const MovementErrand& about, const ErrandAnswer& answer
) {
    const Doing doing{
        .command_id = errand.errand_id,
        .store = errand.store,
        .order_ref = errand.order_ref,
        .actor = kAgent};
    const auto before = parts_.books.sales.findCoupon(about.coupon_id);
    record(ErrandEnded{errand.errand_id}, doing);
    if (!before) {
        return;
    }
    Coupon coupon = *before;
    const auto take = [&](const CouponCommand& command) {
        if (const auto next = decide(coupon, command, parts_.clock.now())) {
            coupon = *next;
        }
    };
    if (const auto* const refused = std::get_if<ErrandRefused>(&answer)) {
        take(RefuseMovement{.movement_id = about.movement.movement_id, .why = sentenceOf(*refused)}
        );
        if (refused->coupon) {
            take(TakeHubCoupon{*refused->coupon});
        }
    } else if (const auto& hub = std::get<ErrandTaken>(answer).coupon) {
        take(TakeHubCoupon{*hub});
    }
    if (coupon != *before) {
        record(CouponKept{coupon}, doing);
    }
}

bool AfterDesk::retryErrand(
    const CommandId& command_id, const CommandId& errand_id, const Actor& actor
) {
    const auto errand = parts_.books.sales.findErrand(errand_id);
    if (!errand) {
        return false;
    }
    if (!isUsed(command_id)) {
        record(
            ErrandResent{errand_id},
            {.command_id = command_id,
             .store = errand->store,
             .order_ref = errand->order_ref,
             .actor = actor}
        );
    }
    return true;
}

}  // namespace balcao
