// Proofs of delivery in the ledger: kept before anything else, sent last, erased when their days
// are over; and the two ways out of what the hub did not accept.
#include "tests/support/proofs.h"

#include "agent/service/sha256.h"
#include "tests/ledger/sold_goods.h"

#include <boost/test/unit_test.hpp>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;

struct Proven : SoldGoods {
    Result<Proof, ProofRefusal> tryKeep(
        OrderRef order_ref, const std::string& bytes = aJpeg(), const CommandId& click = {}
    ) {
        return ledger->afterSale().takeProof(
            {.command_id = click.empty() ? newId() : click,
             .order_ref = order_ref,
             .kind = ProofKind::photo,
             .bytes = bytes,
             .actor = kClerk}
        );
    }

    OrderRef delivered(Heard heard = Heard::yes) { return soldInShop("PED-1", heard).order_ref; }

    std::optional<Errand> next() { return ledger->afterSale().nextErrand(clock.now()); }

    LedgerCounts counts() const { return LedgerFixture::views().counts(); }

    ErrandRefused refusal(const std::string& slug) {
        return {.slug = slug, .detail = "no", .coupon = {}};
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(proofs, Proven)

BOOST_AUTO_TEST_CASE(a_proof_and_its_bytes_stay_after_a_restart) {
    const OrderRef ref = delivered();
    const Proof proof = tryKeep(ref).value();
    BOOST_TEST(proof.state == ProofState::waiting);
    BOOST_TEST(proof.format == ProofFormat::jpeg);
    BOOST_TEST(proof.sha256 == sha256Of(aJpeg()));
    reopen();
    BOOST_TEST((views().proofsOf(ref) == std::vector{proof}));
    BOOST_TEST((views().findProof(proof.proof_id) == proof));
    BOOST_TEST(views().proofBytes(proof.proof_id) == aJpeg());
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(the_same_click_is_one_proof_and_another_file_under_its_id_is_refused) {
    const OrderRef ref = delivered();
    const CommandId click = newId();
    const Proof proof = tryKeep(ref, aJpeg(), click).value();
    BOOST_TEST((tryKeep(ref, aJpeg(), click).value() == proof));
    BOOST_TEST(tryKeep(ref, aPng(), click).error() == ProofRefusal::id_used);
    BOOST_TEST(views().proofsOf(ref).size() == 1U);
    BOOST_TEST(views().errands(10).size() == 1U);
}

BOOST_AUTO_TEST_CASE(an_id_of_another_click_keeps_nothing) {
    const OrderRef ref = delivered();
    const CommandId click = newId();
    const OrderRef other = offer(anOrder().id("PED-2").hub());
    const OrderSubmission answered{
        .command_id = click,
        .order_ref = other,
        .command = acceptAll(order(other)),
        .actor = kClerk};
    BOOST_REQUIRE(ledger->submit(answered).has_value());
    BOOST_TEST(tryKeep(ref, aJpeg(), click).error() == ProofRefusal::id_used);
    BOOST_TEST(tryKeep({9999}).error() == ProofRefusal::unknown);
    BOOST_TEST(tryKeep(ref, "no picture").error() == ProofRefusal::no_proof);
}

BOOST_AUTO_TEST_CASE(a_proof_goes_after_its_orders_own_messages_and_with_its_bytes) {
    const OrderRef ref = delivered(Heard::no);
    const Proof proof = tryKeep(ref).value();
    BOOST_TEST(!next().has_value());  // "delivered" is still in the outbox
    confirmNext();
    const Errand errand = next().value();
    BOOST_TEST(errand.errand_id.value == proof.proof_id.value);
    BOOST_TEST((errand.order_ref == ref));
    const auto& body = std::get<ProofErrand>(errand.body);
    BOOST_TEST(body.bytes == aJpeg());
    BOOST_TEST(body.order_id.value == "PED-1");
}

BOOST_AUTO_TEST_CASE(a_proof_lets_what_customers_wait_for_go_first) {
    const Sale sale = soldInShop("PED-1");
    BOOST_REQUIRE(tryKeep(sale.order_ref).has_value());
    clock.advance(1min);
    resolve(keep(open(sale, "1", 1)));
    BOOST_TEST(std::holds_alternative<IssueErrand>(next().value().body));
}

BOOST_AUTO_TEST_CASE(the_hub_has_it_and_the_proof_says_since_when) {
    const OrderRef ref = delivered();
    BOOST_REQUIRE(tryKeep(ref).has_value());
    clock.advance(1h);
    answer(ErrandTaken{});
    const Proof proof = views().proofsOf(ref).front();
    BOOST_TEST(proof.state == ProofState::sent);
    BOOST_TEST((proof.settled_at == clock.now()));
    BOOST_TEST(!next().has_value());
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(where_the_hub_takes_no_proofs_they_stay_in_the_store) {
    const OrderRef ref = delivered();
    BOOST_REQUIRE(tryKeep(ref).has_value());
    answer(refusal(std::string{kHubTakesNone}));
    BOOST_TEST(views().proofsOf(ref).front().state == ProofState::kept_here);
    BOOST_TEST(views().errands(10).empty());
}

BOOST_AUTO_TEST_CASE(a_proof_that_the_hub_refuses_waits_for_a_person_with_two_ways_out) {
    const OrderRef ref = delivered();
    const Proof proof = tryKeep(ref).value();
    const CommandId errand_id{proof.proof_id.value};
    AfterSale& desk = ledger->afterSale();
    BOOST_TEST(!desk.dropErrand(newId(), errand_id, kClerk));  // nobody asks yet
    answer(refusal("proof-differs"));
    BOOST_TEST(!next().has_value());
    BOOST_TEST(counts().errands_parked == 1);
    BOOST_TEST(desk.retryErrand(newId(), errand_id, kClerk));
    BOOST_TEST(counts().errands_parked == 0);
    answer(refusal("proof-differs"));
    const CommandId click = newId();
    BOOST_TEST(desk.dropErrand(click, errand_id, kClerk));
    BOOST_TEST(desk.dropErrand(click, errand_id, kClerk));
    BOOST_TEST(!desk.dropErrand(newId(), errand_id, kClerk));
    BOOST_TEST(views().proofsOf(ref).front().state == ProofState::kept_here);
    BOOST_TEST(views().errands(10).empty());
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(a_return_that_a_person_settled_otherwise_counts_as_told) {
    Return one = keep(open(soldInShop("PED-1"), "1", 1));
    one = move(one, ResolveReturn{Resolution::exchange});
    one = move(one, StockReturn{StockPlace::damaged});
    const Errand errand = next().value();
    answer(refusal("illegal-transition"));
    BOOST_TEST(ledger->afterSale().dropErrand(newId(), errand.errand_id, kClerk));
    BOOST_TEST(views().findReturn(one.return_id)->state == ReturnState::closed);
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(a_coupon_that_was_never_understood_burns_when_a_person_gives_it_up) {
    const Return one = resolve(keep(open(soldInShop("PED-1"), "1", 1)));
    const Errand errand = next().value();
    answer(ErrandTaken{});  // without the coupon that the hub must name
    BOOST_REQUIRE(views().errands(10).front().is_parked);
    BOOST_TEST(ledger->afterSale().dropErrand(newId(), errand.errand_id, kClerk));
    BOOST_TEST(views().findCoupon({one.coupon_id})->state == CouponState::burned);
    BOOST_TEST(views().findReturn(one.return_id)->coupon_id.empty());
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(a_proof_is_erased_when_its_days_are_over_but_not_before_the_hub_has_it) {
    const OrderRef ref = delivered();
    const Proof first = tryKeep(ref).value();
    answer(ErrandTaken{});
    const Proof second = tryKeep(ref, aPng()).value();  // waits for the hub
    const Instant later = clock.now() + 24h;
    BOOST_TEST(ledger->afterSale().eraseProofs(clock.now() - 1h) == 0U);
    BOOST_TEST(ledger->afterSale().eraseProofs(later) == 1U);
    BOOST_TEST(ledger->afterSale().eraseProofs(later) == 0U);
    BOOST_TEST(views().findProof(first.proof_id)->erased_at.has_value());
    BOOST_TEST(views().proofBytes(first.proof_id).empty());
    BOOST_TEST(views().proofBytes(second.proof_id) == aPng());
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(no_proof_is_kept_where_no_room_is_left) {
    const OrderRef ref = delivered();
    free_bytes = 0;
    BOOST_CHECK_THROW((void)tryKeep(ref), DiskFull);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
