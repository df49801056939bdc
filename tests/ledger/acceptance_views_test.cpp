// The evidence of the acceptance script out of a ledger in which things have happened.
#include "agent/ledger/acceptance_views.h"

#include "agent/ledger/after_sale.h"
#include "tests/ledger/ledger_fixture.h"
#include "tests/ledger/sold_goods.h"
#include "tests/support/proofs.h"

#include <algorithm>
#include <chrono>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;

struct EvidenceRoom : SoldGoods {
    AcceptanceEvidence since(Instant at, const StoreKey& store = kStore) {
        return AcceptanceViews{options().folder}.since(store, at);
    }

    AcceptanceEvidence ofAll() { return since(kOrderDay - 1h); }

    static const AcceptanceOrder& orderIn(
        const AcceptanceEvidence& evidence, const std::string& order_id
    ) {
        const auto found =
            std::ranges::find(evidence.orders, OrderId{order_id}, &AcceptanceOrder::order_id);
        BOOST_REQUIRE(found != evidence.orders.end());
        return *found;
    }

    void send(std::int64_t job_id) {
        ledger->recordSend(
            job_id,
            {.end = SendEnd::all_accepted,
             .evidence = PrintEvidence::e2,
             .bytes_sent = 0,
             .reason = {}}
        );
    }

    /// A paper of our own, which is no label of a carrier.
    void printPaper(OrderRef order_ref) {
        const auto added = ledger->addPaper(
            {.command_id = newId(),
             .store = kStore,
             .order_ref = order_ref,
             .kind = PaperKind::picking_list,
             .role = "document",
             .format = "pdf",
             .bytes = "%PDF-",
             .actor = kClerk}
        );
        BOOST_REQUIRE(added.has_value());
        BOOST_REQUIRE(added->job_id.has_value());
        BOOST_REQUIRE(ledger->claimPrintJob(*added->job_id));
        send(*added->job_id);
    }

    const AcceptanceErrand& errandIn(const AcceptanceEvidence& evidence, ErrandKind kind) {
        const auto found = std::ranges::find(evidence.errands, kind, &AcceptanceErrand::kind);
        BOOST_REQUIRE(found != evidence.errands.end());
        return *found;
    }

    AcceptanceMovement movementIn(const AcceptanceEvidence& evidence, MovementKind kind) {
        const auto found = std::ranges::find(evidence.movements, kind, &AcceptanceMovement::kind);
        BOOST_REQUIRE(found != evidence.movements.end());
        return *found;
    }

    ErrandRefused refusal(const std::string& slug) {
        return {.slug = slug, .detail = "não", .coupon = {}};
    }

    Errand nextErrand() {
        const auto errand = ledger->afterSale().nextErrand(clock.now());
        BOOST_REQUIRE(errand.has_value());
        return *errand;
    }

    Coupon changeCoupon(const Coupon& coupon, MovementKind kind, AmountMinor amount_minor) {
        const auto moved = ledger->afterSale().moveCoupon(
            {.command_id = newId(),
             .coupon_id = coupon.coupon_id,
             .kind = kind,
             .amount_minor = amount_minor,
             .expires_at = {},
             .reason = kind == MovementKind::redeem ? "" : "engano",
             .actor = kClerk}
        );
        BOOST_REQUIRE(moved.has_value());
        return *moved;
    }

    /// The hub's view of a coupon once it has done all that was asked.
    static HubCoupon doneAtHub(const Coupon& coupon) {
        HubCoupon hub{
            .code = coupon.code,
            .order_id = coupon.order_id,
            .version = coupon.version + 1,
            .state = CouponState::active,
            .currency = coupon.currency,
            .issued_minor = coupon.issued_minor,
            .balance_minor = coupon.issued_minor,
            .issued_at = {},
            .expires_at = coupon.expires_at,
            .customer = {},
            .movements = coupon.movements};
        for (CouponMovement& movement : hub.movements) {
            movement.state = MovementState::done;
            if (movement.kind == MovementKind::redeem) {
                hub.balance_minor -= movement.amount_minor;
            }
            if (movement.kind == MovementKind::cancel) {
                hub.state = CouponState::cancelled;
            }
        }
        return hub;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(acceptance_views, EvidenceRoom)

BOOST_AUTO_TEST_CASE(an_order_comes_with_its_journal_of_the_run_and_its_messages) {
    const OrderRef ref = offer(anOrder().id("PED-1").hub());
    take(ref, acceptAll(order(ref)));
    confirmNext();
    clock.advance(1h);
    const Instant run_began = clock.now();
    take(ref, CancelByStore{.reason = RefusalReason::damaged, .note = "caiu"});

    const AcceptanceEvidence all = ofAll();
    const AcceptanceOrder& whole = orderIn(all, "PED-1");
    BOOST_TEST(whole.order_ref.value == ref.value);
    BOOST_TEST(whole.external_order_id == "SITE-1");
    BOOST_TEST((whole.journey == Journey::ship_from_store));
    BOOST_TEST(whole.journal.size() == 4U);
    BOOST_TEST(std::holds_alternative<Offered>(whole.journal.front().event));
    BOOST_REQUIRE(whole.messages.size() == 1U);
    BOOST_TEST(all.is_whole);

    const AcceptanceEvidence run = since(run_began);
    const AcceptanceOrder& later = orderIn(run, "PED-1");
    BOOST_REQUIRE(later.journal.size() == 1U);
    BOOST_TEST(later.journal.front().actor.name == kClerk.name);
    BOOST_TEST((later.journal.front().at == run_began));
    BOOST_TEST(later.messages.front().message_id.value == later.journal.front().command_id.value);
    BOOST_TEST(since(run_began + 1ms).orders.empty());
}

BOOST_AUTO_TEST_CASE(a_message_that_waits_says_what_its_last_attempt_met) {
    const OrderRef ref = offer(anOrder().hub());
    take(ref, acceptAll(order(ref)));
    ledger->postponeMessage(nextMessage().message_id, clock.now() + 1s, "connection refused");
    BOOST_TEST(ofAll().orders.front().messages.front().last_error == "connection refused");
}

BOOST_AUTO_TEST_CASE(another_stores_lines_are_not_evidence) {
    offer(anOrder().id("PED-1").hub());
    offer(anOrder().id("PED-2").store("rede", "18").hub());
    const AcceptanceEvidence mine = ofAll();
    BOOST_REQUIRE(mine.orders.size() == 1U);
    BOOST_TEST(mine.orders.front().order_id.value == "PED-1");
    const AcceptanceEvidence theirs = since(kOrderDay - 1h, {.site_id = "rede", .store_id = "18"});
    BOOST_REQUIRE(theirs.orders.size() == 1U);
    BOOST_TEST(theirs.orders.front().order_id.value == "PED-2");
}

BOOST_AUTO_TEST_CASE(only_the_carriers_label_that_came_out_is_printed) {
    const OrderRef ref = packedOrder();
    BOOST_REQUIRE(takeLabel(nextMessage()).has_value());
    const auto job_id = view(ref).print_jobs.front().job_id;
    BOOST_REQUIRE(ledger->claimPrintJob(job_id));
    BOOST_TEST(!orderIn(ofAll(), "PED-1").label_printed_at.has_value());
    clock.advance(1min);
    const Instant printed_at = clock.now();
    send(job_id);
    clock.advance(1min);
    printPaper(ref);
    BOOST_TEST((orderIn(ofAll(), "PED-1").label_printed_at == printed_at));
    BOOST_TEST(since(printed_at + 1ms).orders.empty());
}

BOOST_AUTO_TEST_CASE(a_parcel_is_seen_when_the_hub_told_something_of_it_in_the_run) {
    const OrderRef ref = packedOrder();
    AfterSale& after = ledger->afterSale();
    KeptTracking kept{.tracking = {}, .told_at = clock.now()};
    after.keepTracking(ref, kept, clock.now() + 1h);
    BOOST_TEST(!ofAll().orders.front().tracked_at.has_value());
    kept.tracking.events = {
        {.at = kOrderDay, .code = {}, .description = "Postado", .location = {}}};
    after.keepTracking(ref, kept, clock.now() + 1h);
    BOOST_TEST((ofAll().orders.front().tracked_at == clock.now()));
    take(ref, AttachInvoice{.invoice_key = std::string(44, '7')});
    clock.advance(1h);
    take(ref, AttachInvoice{.invoice_key = std::string(44, '8')});
    const AcceptanceEvidence later = since(clock.now());
    BOOST_TEST(!later.orders.front().tracked_at.has_value());
}

BOOST_AUTO_TEST_CASE(a_return_and_its_credit_stand_as_the_hub_answered) {
    const Return one =
        move(resolve(keep(open(soldInShop("PED-1"), "1", 1))), StockReturn{StockPlace::restock});
    AcceptanceEvidence evidence = ofAll();
    BOOST_TEST(errandIn(evidence, ErrandKind::tell_return).order_id.value == "PED-1");
    BOOST_TEST(!errandIn(evidence, ErrandKind::tell_return).ended_at.has_value());
    BOOST_TEST(movementIn(evidence, MovementKind::issue).state == MovementState::asked);

    clock.advance(1min);
    while (const auto errand = ledger->afterSale().nextErrand(clock.now())) {
        const bool is_coupon = std::holds_alternative<IssueErrand>(errand->body);
        answer(ErrandTaken{
            .order = {}, .coupon = is_coupon ? std::optional{issued(one)} : std::nullopt});
    }
    evidence = ofAll();
    BOOST_TEST((errandIn(evidence, ErrandKind::tell_return).ended_at == clock.now()));
    BOOST_TEST(errandIn(evidence, ErrandKind::tell_return).problem.empty());
    const AcceptanceMovement issue = movementIn(evidence, MovementKind::issue);
    BOOST_TEST(issue.state == MovementState::done);
    BOOST_TEST(issue.movement_id.value == one.coupon_id);
    BOOST_TEST((issue.at == clock.now()));
    BOOST_TEST(!evidence.foreign_coupon_at.has_value());
    BOOST_TEST(since(clock.now() + 1ms).movements.empty());
}

BOOST_AUTO_TEST_CASE(a_coupons_changes_are_done_or_refused_in_the_hubs_words) {
    const Coupon coupon = issuedCoupon();
    const Coupon spent = changeCoupon(coupon, MovementKind::redeem, 1000);
    BOOST_TEST(movementIn(ofAll(), MovementKind::redeem).state == MovementState::asked);
    answer(ErrandTaken{.order = {}, .coupon = doneAtHub(spent)});
    BOOST_TEST(movementIn(ofAll(), MovementKind::redeem).state == MovementState::done);
    changeCoupon(spent, MovementKind::cancel, 0);
    answer(refusal("blocked"));
    const AcceptanceMovement cancel = movementIn(ofAll(), MovementKind::cancel);
    BOOST_TEST(cancel.state == MovementState::refused);
    BOOST_TEST(cancel.problem == "blocked: não");
}

BOOST_AUTO_TEST_CASE(a_coupon_of_elsewhere_was_found) {
    HubCoupon hub;
    hub.code = "VT-9";
    hub.order_id = {"PED-9"};
    hub.currency = "BRL";
    hub.issued_minor = hub.balance_minor = 500;
    hub.movements = {
        {.movement_id = "x",
         .kind = MovementKind::issue,
         .state = MovementState::done,
         .amount_minor = 500}};
    BOOST_REQUIRE(ledger->afterSale().adoptCoupon(kStore, hub).has_value());
    BOOST_TEST((ofAll().foreign_coupon_at == clock.now()));
    BOOST_TEST(ofAll().movements.empty());
}

BOOST_AUTO_TEST_CASE(what_the_hub_refuses_is_a_problem_until_it_is_sent_again) {
    const OrderRef ref = soldInShop("PED-1").order_ref;
    const auto proof = ledger->afterSale().takeProof(
        {.command_id = newId(),
         .order_ref = ref,
         .kind = ProofKind::photo,
         .bytes = aJpeg(),
         .actor = kClerk}
    );
    BOOST_REQUIRE(proof.has_value());
    const CommandId errand_id = nextErrand().errand_id;
    answer(refusal("proof-too-large"));
    const auto problem = [&] {
        return errandIn(ofAll(), ErrandKind::send_proof).problem;
    };
    BOOST_TEST(problem() == "proof-too-large: não");
    BOOST_TEST(ledger->afterSale().retryErrand(newId(), errand_id, kClerk));
    BOOST_TEST(problem().empty());
    answer(ErrandTaken{});
    BOOST_TEST(problem().empty());
    const AcceptanceEvidence evidence = ofAll();
    BOOST_TEST(errandIn(evidence, ErrandKind::send_proof).ended_at.has_value());
    BOOST_TEST(errandIn(evidence, ErrandKind::send_proof).order_id.value == "PED-1");
}

BOOST_AUTO_TEST_CASE(a_proof_that_the_hub_does_not_take_is_not_sent) {
    const OrderRef ref = soldInShop("PED-1").order_ref;
    BOOST_REQUIRE(ledger->afterSale()
                      .takeProof(
                          {.command_id = newId(),
                           .order_ref = ref,
                           .kind = ProofKind::photo,
                           .bytes = aJpeg(),
                           .actor = kClerk}
                      )
                      .has_value());
    answer(refusal(std::string{kHubTakesNone}));
    const AcceptanceEvidence evidence = ofAll();
    BOOST_TEST(errandIn(evidence, ErrandKind::send_proof).problem == "the hub takes no proofs");
}

BOOST_AUTO_TEST_CASE(a_quantity_that_changed_is_an_errand_of_the_stock) {
    const OrderRef ref = offer(anOrder().hub());
    take(ref, refuseAll(order(ref)));
    clock.advance(1min);
    BOOST_REQUIRE(ledger->afterSale().gatherStock(clock.now()));
    BOOST_TEST(!errandIn(ofAll(), ErrandKind::send_stock).ended_at.has_value());
    answer(ErrandTaken{});
    BOOST_TEST(errandIn(ofAll(), ErrandKind::send_stock).ended_at.has_value());
}

BOOST_AUTO_TEST_CASE(a_bounded_reading_says_that_it_is_not_the_whole) {
    for (int number = 1; number <= 5; ++number) {
        offer(anOrder().id("PED-" + std::to_string(number)).hub());
    }
    const AcceptanceViews few{options().folder, 3};
    const AcceptanceEvidence newest = few.since(kStore, kOrderDay - 1h);
    BOOST_TEST(!newest.is_whole);
    BOOST_REQUIRE(newest.orders.size() == 3U);
    BOOST_TEST(newest.orders.back().order_id.value == "PED-5");
    BOOST_TEST(few.since(kStore, clock.now() + 1h).is_whole);
    BOOST_TEST(ofAll().is_whole);
}

BOOST_AUTO_TEST_CASE(an_empty_ledger_has_no_evidence) {
    const AcceptanceEvidence none = ofAll();
    BOOST_TEST(none.orders.empty());
    BOOST_TEST(none.is_whole);
    BOOST_TEST((none.since == kOrderDay - 1h));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
