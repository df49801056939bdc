// Proofs of delivery: what is one, when, and what becomes of it.
#include "common/proofs/proof.h"

#include "common/returns/errand.h"
#include "tests/support/every.h"
#include "tests/support/fake_clock.h"
#include "tests/support/print.h"
#include "tests/support/proofs.h"

#include <boost/test/unit_test.hpp>

#include <string>

namespace balcao::test {

namespace {

using enum ProofState;
using std::chrono::hours;

Proof aProof(ProofState state) {
    Proof proof;
    proof.proof_id = {"P"};
    proof.state = state;
    return proof;
}

const Instant kNow = FakeClock{}.now();

}  // namespace

BOOST_AUTO_TEST_SUITE(proof)

BOOST_AUTO_TEST_CASE(a_file_is_known_by_its_bytes) {
    BOOST_TEST(sniffProof(aJpeg()).value() == ProofFormat::jpeg);
    BOOST_TEST(sniffProof(aPng()).value() == ProofFormat::png);
    BOOST_TEST(sniffProof(aPdf()).value() == ProofFormat::pdf);
    BOOST_TEST(sniffProof(aPdf() + std::string(900, ' ')).value() == ProofFormat::pdf);
}

BOOST_AUTO_TEST_CASE(half_a_file_and_other_files_are_no_proof) {
    for (const std::string& bytes :
         {std::string{},
          std::string{"GIF89a"},
          std::string{"<html>%PDF-1.4 %%EOF"},
          aJpeg().substr(0, 6),
          aPng().substr(0, 12),
          std::string{"%PDF-1.4\nwithout its end"},
          aPdf() + std::string(2000, ' '),
          std::string{"<svg xmlns='http://www.w3.org/2000/svg'/>"}}) {
        BOOST_TEST(!sniffProof(bytes).has_value(), bytes.substr(0, 20));
    }
}

BOOST_AUTO_TEST_CASE(a_proof_is_of_goods_that_left_the_store) {
    const std::string photo = aJpeg();
    for (const OrderState state :
         {OrderState::in_transit,
          OrderState::incident,
          OrderState::delivered,
          OrderState::partly_delivered,
          OrderState::in_return,
          OrderState::returned}) {
        BOOST_TEST(!whyNotProof(state, photo, 0).has_value(), toText(state));
    }
    for (const OrderState state :
         {OrderState::offered,
          OrderState::picking,
          OrderState::ready_for_pickup,
          OrderState::cancelled_by_hub}) {
        BOOST_TEST(whyNotProof(state, photo, 0).value() == ProofRefusal::not_now, toText(state));
    }
}

BOOST_AUTO_TEST_CASE(what_the_hub_would_not_take_is_not_kept) {
    const OrderState there = OrderState::delivered;
    BOOST_TEST(whyNotProof(there, "", 0).value() == ProofRefusal::empty);
    BOOST_TEST(whyNotProof(there, "text", 0).value() == ProofRefusal::no_proof);
    BOOST_TEST(!whyNotProof(there, aJpeg(std::string(kMostProofBytes - 6, 'x')), 0).has_value());
    BOOST_TEST(
        whyNotProof(there, aJpeg(std::string(kMostProofBytes - 5, 'x')), 0).value() ==
        ProofRefusal::too_large
    );
    BOOST_TEST(!whyNotProof(there, aJpeg(), kMostProofs - 1).has_value());
    BOOST_TEST(whyNotProof(there, aJpeg(), kMostProofs).value() == ProofRefusal::too_many);
}

BOOST_AUTO_TEST_CASE(every_state_meets_every_command) {
    const auto to = [](ProofState from, const ProofCommand& command) {
        const auto after = decide(aProof(from), command, kNow);
        return after ? std::string{toText(after->state)} : std::string{toText(after.error())};
    };
    BOOST_TEST(to(waiting, ProofArrived{}) == "sent");
    BOOST_TEST(to(kept_here, ProofArrived{}) == "sent");  // the hub had it all the same
    BOOST_TEST(to(sent, ProofArrived{}) == "not_now");
    BOOST_TEST(to(waiting, KeepProofHere{}) == "kept_here");
    BOOST_TEST(to(kept_here, KeepProofHere{}) == "not_now");
    BOOST_TEST(to(sent, KeepProofHere{}) == "not_now");
    BOOST_TEST(to(waiting, EraseProof{}) == "not_now");  // the hub has yet to get it
    BOOST_TEST(to(kept_here, EraseProof{}) == "kept_here");
    BOOST_TEST(to(sent, EraseProof{}) == "sent");
}

BOOST_AUTO_TEST_CASE(a_proof_is_erased_once_and_says_when) {
    const Proof settled = decide(aProof(waiting), ProofArrived{}, kNow).value();
    BOOST_TEST((settled.settled_at == kNow));
    const Proof erased = decide(settled, EraseProof{}, kNow + hours{1}).value();
    BOOST_TEST((erased.erased_at == kNow + hours{1}));
    BOOST_TEST(decide(erased, EraseProof{}, kNow).error() == ProofRefusal::not_now);
}

BOOST_AUTO_TEST_CASE(words_are_read_back_and_no_others) {
    for (const ProofKind kind : every<ProofKind>()) {
        BOOST_TEST(fromText<ProofKind>(toText(kind)).value() == kind);
    }
    for (const ProofFormat format : every<ProofFormat>()) {
        BOOST_TEST(fromText<ProofFormat>(toText(format)).value() == format);
        BOOST_TEST(!mediaTypeOf(format).empty());
    }
    for (const ProofState state : every<ProofState>()) {
        BOOST_TEST(fromText<ProofState>(toText(state)).value() == state);
    }
    for (const ErrandKind kind : every<ErrandKind>()) {
        BOOST_TEST(fromText<ErrandKind>(toText(kind)).value() == kind);
    }
    BOOST_TEST(!fromText<ProofKind>("song").has_value());
    BOOST_TEST(!fromText<ProofFormat>("gif").has_value());
    BOOST_TEST(!fromText<ProofState>("lost").has_value());
    BOOST_TEST(toText(ProofRefusal::id_used) == "id_used");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
