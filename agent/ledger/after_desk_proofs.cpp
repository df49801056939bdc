// The part of AfterDesk that keeps proofs of delivery, and what a person does with parked errands.
#include "agent/ledger/after_desk.h"

#include <utility>

namespace balcao {

namespace {

const Actor kAgent{.kind = ActorKind::agent, .name = {}};

// So many are erased in one transaction; the next round takes the others.
constexpr std::int64_t kMostErased = 200;

}  // namespace

Result<Proof, ProofRefusal> AfterDesk::takeProof(const TakeProof& wish, const std::string& sha256) {
    ProofStore& proofs = parts_.books.sales.proofs();
    const ProofId proof_id{wish.command_id.value};
    if (auto before = proofs.find(proof_id)) {
        const bool is_same = before->order_ref == wish.order_ref && before->sha256 == sha256;
        if (!is_same) {
            return Failure{ProofRefusal::id_used};
        }
        return *std::move(before);
    }
    if (isUsed(wish.command_id)) {
        return Failure{ProofRefusal::id_used};
    }
    const auto opened = parts_.books.orders.open(wish.order_ref);
    if (!opened) {
        return Failure{ProofRefusal::unknown};
    }
    const Order& order = opened->order;
    if (const auto why = whyNotProof(order.state, wish.bytes, proofs.countOf(wish.order_ref))) {
        return Failure{*why};
    }
    const Proof proof{
        .proof_id = proof_id,
        .store = order.hub.store,
        .order_ref = wish.order_ref,
        .order_id = order.hub.order_id,
        .kind = wish.kind,
        .format = sniffProof(wish.bytes).value(),
        .sha256 = sha256,
        .byte_count = static_cast<std::int64_t>(wish.bytes.size()),
        .taken_by = wish.actor.name,
        .taken_at = parts_.clock.now()};
    const Doing doing{
        .command_id = wish.command_id,
        .store = proof.store,
        .order_ref = proof.order_ref,
        .actor = wish.actor};
    proofs.keepBytes(proof, wish.bytes);
    record(ProofKept{proof}, doing);
    record(
        ErrandAdded{
            .errand_id = wish.command_id,
            .body =
                ProofErrand{
                    .proof_id = proof.proof_id,
                    .order_id = proof.order_id,
                    .kind = proof.kind,
                    .format = proof.format}},
        doing
    );
    return proof;
}

std::size_t AfterDesk::eraseProofs(Instant taken_before) {
    const std::vector<Proof> old = parts_.books.sales.proofs().toErase(taken_before, kMostErased);
    for (const Proof& proof : old) {
        keepProof(
            proof,
            EraseProof{},
            {.command_id = {proof.proof_id.value},
             .store = proof.store,
             .order_ref = proof.order_ref,
             .actor = kAgent}
        );
    }
    return old.size();
}

void AfterDesk::keepProof(const Proof& before, const ProofCommand& command, const Doing& doing) {
    if (const auto after = decide(before, command, parts_.clock.now())) {
        record(ProofKept{*after}, doing);
    }
}

void AfterDesk::settle(const Errand& errand, const ProofErrand& about, const ErrandAnswer& answer) {
    const Doing doing{
        .command_id = errand.errand_id,
        .store = errand.store,
        .order_ref = errand.order_ref,
        .actor = kAgent};
    const auto* const refused = std::get_if<ErrandRefused>(&answer);
    const bool takes_none = refused != nullptr && refused->slug == kHubTakesNone;
    if (refused != nullptr && !takes_none) {
        park(errand, sentenceOf(*refused), doing);
        return;
    }
    record(ErrandEnded{errand.errand_id}, doing);
    if (const auto proof = parts_.books.sales.proofs().find(about.proof_id)) {
        const ProofCommand command =
            takes_none ? ProofCommand{KeepProofHere{}} : ProofCommand{ProofArrived{}};
        keepProof(*proof, command, doing);
    }
}

bool AfterDesk::dropErrand(
    const CommandId& command_id, const CommandId& errand_id, const Actor& actor
) {
    if (isUsed(command_id)) {
        return true;  // the same click once more
    }
    const auto errand = parts_.books.sales.findParked(errand_id);
    if (!errand) {
        return false;
    }
    const Doing doing{
        .command_id = command_id,
        .store = errand->store,
        .order_ref = errand->order_ref,
        .actor = actor};
    record(ErrandEnded{errand_id}, doing);
    if (const auto* const told = std::get_if<ReturnErrand>(&errand->body)) {
        finishTelling(told->return_id, doing);
    } else if (const auto* const issue = std::get_if<IssueErrand>(&errand->body)) {
        if (const auto coupon = parts_.books.sales.findCoupon(issue->coupon_id)) {
            burn(*coupon, "given-up: " + actor.name, doing);
        }
    } else if (const auto* const proof = std::get_if<ProofErrand>(&errand->body)) {
        if (const auto kept = parts_.books.sales.proofs().find(proof->proof_id)) {
            keepProof(*kept, KeepProofHere{}, doing);
        }
    }
    return true;
}

}  // namespace balcao
