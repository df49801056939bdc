// Proofs of delivery: taken, listed without their pictures, shown to whoever may hand goods over.
#include "agent/clerk/after_requests.h"
#include "agent/clerk/operations.h"
#include "agent/clerk/order_answers.h"
#include "agent/clerk/order_json.h"
#include "agent/clerk/strict_json.h"
#include "agent/json/base64.h"
#include "agent/service/log.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace balcao {

namespace {

constexpr std::size_t kMostBase64 = (kMostProofBytes + 2) / 3 * 4;
constexpr std::size_t kMostBody = kMostBase64 + std::size_t{4} * 1024;
constexpr std::size_t kLongestWord = 40;

struct ProofWish {
    CommandId command_id;
    ProofKind kind{ProofKind::photo};
    std::string bytes;
};

ProofWish parseProofWish(std::string_view text) {
    JsonReader reader;
    const JsonValue value = parseBody(reader, text, {.bytes = kMostBody});
    const StrictObject body{value, {}, {"command_id", "kind", "content"}};
    ProofWish wish;
    wish.command_id = {body.uuid("command_id")};
    const auto kind = fromText<ProofKind>(body.text("kind", kLongestWord));
    if (!kind) {
        body.fail("kind", "is none of photo, signature, document");
    }
    wish.kind = *kind;
    auto bytes = decodeBase64(body.text("content", kMostBase64));
    if (!bytes) {
        body.fail("content", "is not base64");
    }
    wish.bytes = *std::move(bytes);
    return wish;
}

Response refused(ProofRefusal why) {
    std::string slug{toText(why)};
    std::ranges::replace(slug, '_', '-');
    switch (why) {
        case ProofRefusal::unknown:
            return noSuchOrder();
        case ProofRefusal::too_large:
            return problem(413, slug, "The file is larger than 5 MiB.");
        case ProofRefusal::no_proof:
        case ProofRefusal::empty:
            return problem(415, slug, "The file is no whole JPEG, PNG or PDF.");
        case ProofRefusal::not_now:
        case ProofRefusal::too_many:
        case ProofRefusal::id_used:
            break;
    }
    return problem(409, slug, "This order takes no such proof as it stands.");
}

void writeProof(JsonWriter& json, const Proof& proof) {
    json.beginObject();
    json.member("proof_id", proof.proof_id.value);
    json.member("kind", toText(proof.kind));
    json.member("format", toText(proof.format));
    json.member("byte_count", proof.byte_count);
    json.member("state", toText(proof.state));
    if (!proof.taken_by.empty()) {
        json.member("taken_by", proof.taken_by);
    }
    json.member("taken_ms", inMs(proof.taken_at));
    if (proof.settled_at) {
        json.member("settled_ms", inMs(*proof.settled_at));
    }
    if (proof.erased_at) {
        json.member("erased_ms", inMs(*proof.erased_at));
    }
    json.endObject();
}

Response takeProof(const ClerkParts& parts, const Call& call) {
    const auto number = call.number(0);
    if (!number) {
        return noSuchOrder();
    }
    ProofWish wish = parseProofWish(call.request.body);
    const auto taken = parts.ledger.afterSale().takeProof(
        {.command_id = wish.command_id,
         .order_ref = OrderRef{*number},
         .kind = wish.kind,
         .bytes = std::move(wish.bytes),
         .actor = parts.staff.actorOf(call.request)}
    );
    if (!taken) {
        return refused(taken.error());
    }
    std::string body;
    JsonWriter json{body};
    writeProof(json, *taken);
    return jsonAnswer(std::move(body));
}

Response findProofs(const ClerkParts& parts, const Call& call) {
    const auto number = call.number(0);
    if (!number || !parts.views.order(OrderRef{*number})) {
        return noSuchOrder();
    }
    const auto proofs = parts.after.views->proofsOf(OrderRef{*number});
    return listAnswer("proofs", proofs, writeProof);
}

Response getProofFile(const ClerkParts& parts, const Call& call) {
    if (auto response = parts.staff.refuse(call.request, StaffAction::release_goods)) {
        return *std::move(response);
    }
    const auto proof = parts.after.views->findProof({call.path_values.at(0)});
    if (!proof) {
        return notFound("not-found", "There is no such proof.");
    }
    std::string bytes = parts.after.views->proofBytes(proof->proof_id);
    if (bytes.empty()) {
        return problem(410, "erased", "Its days are over: the file was erased.");
    }
    log::information("clerk", "proof of delivery " + proof->proof_id.value + " was looked at");
    Response response;
    response.content_type = mediaTypeOf(proof->format);
    response.body = std::move(bytes);
    return response;
}

/// A person has settled a parked errand otherwise.
Response dropErrand(const ClerkParts& parts, const Call& call) {
    const PlainWish wish = parsePlainWish(call.request.body);
    const bool is_there = parts.ledger.afterSale().dropErrand(
        wish.command_id, {call.path_values.at(0)}, parts.staff.actorOf(call.request)
    );
    if (!is_there) {
        return notFound("not-found", "Nothing of this waits for a person.");
    }
    return storedAnswer(parts.ledger);
}

constexpr std::array kOperations = {
    writing(
        "takeProof", "/api/v1/orders/{order_ref}/proofs", takeProof, StaffAction::release_goods
    ),
    reading("findProofs", "/api/v1/orders/{order_ref}/proofs", findProofs),
    reading("getProofFile", "/api/v1/proofs/{proof_id}/file", getProofFile),
    writing(
        "dropErrand", "/api/v1/errands/{errand_id}/drop", dropErrand, StaffAction::settle_messages
    ),
};

}  // namespace

void addProofRoutes(Router& router, ClerkParts& parts) {
    if (parts.after.views != nullptr) {
        addOperations(router, parts, kOperations);
    }
}

}  // namespace balcao
