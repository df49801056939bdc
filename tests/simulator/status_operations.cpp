#include "tests/simulator/judgement.h"
#include "tests/simulator/problem.h"
#include "tests/simulator/text.h"

#include <algorithm>
#include <array>

namespace balcao::simulator {

namespace {

struct Transition {
    const char* from;
    const char* to;
};

/// The simulator's table of the document; 4 to 5 only as a correction.
constexpr std::array kTransitions{
    Transition{"2", "3"},
    Transition{"2", "4"},
    Transition{"2", "5"},
    Transition{"2", "7"},
    Transition{"5", "4"},
    Transition{"5", "7"},
    Transition{"5", "9"},
    Transition{"3", "4"},
    Transition{"3", "6"},
    Transition{"4", "6"},
};

bool isKnownCode(const std::string& code) {
    return code.size() == 1 && code[0] >= '1' && code[0] <= '9';
}

bool mayMove(const std::string& from, const std::string& to) {
    return std::any_of(kTransitions.begin(), kTransitions.end(), [&](const Transition& one) {
        return from == one.from && to == one.to;
    });
}

[[noreturn]] void refuseTransition(const OrderRecord& record, const std::string& code) {
    refuseWithOrder(
        409,
        "illegal-transition",
        "an order in " + record.status + " cannot go to " + code,
        record.json
    );
}

/// What the update says beside the code.
void keepDetails(OrderDraft& draft, const JsonObject& update) {
    auto delivery = ensureObject(*draft.order, "delivery");
    if (update.has("carrier")) {
        delivery->set("carrier", objectIn(update, "carrier"));
    }
    if (update.has("trackingCode")) {
        delivery->set("trackingCode", textIn(update, "trackingCode"));
    }
    if (update.has("invoiceKey")) {
        draft.order->set("invoiceKey", textIn(update, "invoiceKey"));
    }
    if (update.has("receivedBy")) {
        draft.hidden->set("received_by", objectIn(update, "receivedBy"));
    }
}

void keepTracking(OrderDraft& draft, const JsonObject& update, Instant now) {
    const std::string code = textIn(update, "code");
    const Instant at = parseTime(textIn(update, "occurredAt")).value_or(now);
    const std::string description = code == "3"   ? "Objeto entregue à transportadora"
                                    : code == "4" ? "Objeto entregue ao destinatário"
                                    : code == "5" ? "Pronto para retirada na loja"
                                    : code == "6" ? "Objeto devolvido à loja"
                                    : code == "7" ? "Pedido cancelado pela loja"
                                                  : "Objeto não retirado";
    addTrackingEvent(draft, at, code, description);
}

std::int64_t unitsOf(const JsonObject& line) {
    return integerIn(line, "accepted", integerIn(line, "quantity"));
}

/// Marks every accepted unit as delivered, or every one as returned.
void markWholeOrder(const JsonObject& order, const std::string& code) {
    const auto lines = arrayIn(order, "lines");
    for (unsigned i = 0; i < lines->size(); ++i) {
        auto line = lines->getObject(i);
        if (code == "4") {
            line->set("delivered", unitsOf(*line) - integerIn(*line, "returned"));
        } else if (code == "6") {
            line->set("returned", unitsOf(*line));
        }
    }
}

bool isAnyDelivered(const JsonObject& order) {
    const auto lines = arrayIn(order, "lines");
    for (unsigned i = 0; i < lines->size(); ++i) {
        if (integerIn(*lines->getObject(i), "delivered") > 0) {
            return true;
        }
    }
    return false;
}

void clearDelivered(const JsonObject& order) {
    const auto lines = arrayIn(order, "lines");
    for (unsigned i = 0; i < lines->size(); ++i) {
        lines->getObject(i)->remove("delivered");
    }
}

/// Adds the update's quantities to the lines' `delivered` or `returned`.
void addToLines(const JsonObject& order, const JsonArray& wanted, const std::string& member) {
    const auto lines = arrayIn(order, "lines");
    for (unsigned i = 0; i < wanted.size(); ++i) {
        const auto wish = wanted.getObject(i);
        JsonObject::Ptr line;
        for (unsigned k = 0; k < lines->size(); ++k) {
            if (textIn(*lines->getObject(k), "lineId") == textIn(*wish, "lineId")) {
                line = lines->getObject(k);
            }
        }
        if (line.isNull()) {
            refuse(422, "unknown-line", "the order has no line " + textIn(*wish, "lineId"));
        }
        line->set(member, integerIn(*line, member) + integerIn(*wish, "quantity"));
        // Goods may come back that were never handed over: the rest of a partial handover.
        const bool is_too_much = integerIn(*line, member) > unitsOf(*line);
        if (is_too_much) {
            refuse(422, "quantity-too-high", "more units than the store accepted");
        }
    }
}

/// Where an order stands after part of it was handed over or came back.
std::string statusAfterPart(const OrderRecord& record, const JsonObject& order) {
    const auto lines = arrayIn(order, "lines");
    bool is_all_returned = true;
    bool is_all_settled = true;
    for (unsigned i = 0; i < lines->size(); ++i) {
        const auto line = lines->getObject(i);
        const std::int64_t units = unitsOf(*line);
        const std::int64_t returned = integerIn(*line, "returned");
        is_all_returned = is_all_returned && returned >= units;
        is_all_settled = is_all_settled && integerIn(*line, "delivered") + returned >= units;
    }
    return is_all_returned ? "6" : is_all_settled ? "4" : record.status;
}

Outcome postPart(const OrderRecord& record, const Call& call, const std::string& code) {
    const auto wanted = arrayIn(*call.body, "lines");
    const bool has_left_shelf =
        record.status == "3" || record.status == "4" || record.status == "5";
    const bool may_deliver = record.status == "2" || record.status == "3" || record.status == "5";
    if (code == "4" ? !may_deliver : (code == "6" && !has_left_shelf)) {
        refuseTransition(record, code);
    }
    if (code != "4" && code != "6") {
        refuse(422, "lines-not-allowed", "lines go only with delivered and returned");
    }
    OrderDraft draft = draftOf(record);
    addToLines(*draft.order, *wanted, code == "4" ? "delivered" : "returned");
    const std::string status = statusAfterPart(record, *draft.order);
    if (status != record.status) {
        moveTo(draft, status);
    }
    keepDetails(draft, *call.body);
    keepTracking(draft, *call.body, call.now);
    const Put put = changedOrder(draft, call.now);
    return {.reply = orderReply(put), .puts = {put}, .effect = "status-part:" + code};
}

/// Takes a wrong handover back: 4 to 5, and 4 counts as never passed; of a partial one the order
/// is at 5 still.
Outcome postCorrection(const OrderRecord& record, const Call& call, const std::string& code) {
    OrderDraft draft = draftOf(record);
    const bool is_part = record.status == "5" && isAnyDelivered(*draft.order);
    if (record.status == code && !is_part) {
        return {.reply = orderReply(record)};
    }
    if ((record.status != "4" && !is_part) || code != "5") {
        refuseTransition(record, code);
    }
    draft.order->set("status", "5");
    clearDelivered(*draft.order);
    addTrackingEvent(draft, call.now, "5", "Entrega corrigida: pronto para retirada");
    const Put put = changedOrder(draft, call.now);
    return {.reply = orderReply(put), .puts = {put}, .effect = "corrected:5"};
}

}  // namespace

Outcome postStatus(const Book& book, const Call& call) {
    const std::string code = textIn(*call.body, "code");
    const bool is_return = code == "6";
    const OrderRecord& record =
        is_return ? siteOrder(book, call.caller, call.route.order_id) : ownOrder(book, call);
    requireNotCancelled(record);
    requireFresh(record, call.request);
    if (!isKnownCode(code)) {
        refuse(422, "unknown-code", "this hub has no status " + code);
    }
    const auto lines = arrayIn(*call.body, "lines");
    if (!lines.isNull() && lines->size() > 0) {
        return postPart(record, call, code);
    }
    if (flagIn(*call.body, "correction")) {
        return postCorrection(record, call, code);
    }
    if (hasOrPassed(record, code)) {
        return {.reply = orderReply(record)};
    }
    if (!mayMove(record.status, code)) {
        refuseTransition(record, code);
    }
    OrderDraft draft = draftOf(record);
    moveTo(draft, code);
    markWholeOrder(*draft.order, code);
    keepDetails(draft, *call.body);
    keepTracking(draft, *call.body, call.now);
    if (code == "7") {
        draft.order->remove("cancellation");
    }
    const Put put = changedOrder(draft, call.now);
    return {.reply = orderReply(put), .puts = {put}, .effect = "status:" + code};
}

Outcome putProof(const Book& book, const Call& call) {
    const std::string kind = queryText(call.request, "kind", "photo");
    if (kind != "photo" && kind != "signature" && kind != "document") {
        refuse(400, "bad-parameter", "kind must be photo, signature or document");
    }
    if (!isUuid(call.route.proof_id)) {
        refuse(400, "bad-parameter", "a proof's id is a UUID");
    }
    if (call.request.body.empty()) {
        refuse(422, "empty-proof", "the proof has no bytes");
    }
    const OrderRecord& record = ownOrder(book, call);
    OrderDraft draft = draftOf(record);
    auto proofs = ensureObject(*draft.hidden, "proofs");
    const std::string proof_id = lowerCase(call.route.proof_id);
    const std::string sha = sha256Hex(call.request.body);
    const auto kept = objectIn(*proofs, proof_id);
    if (!kept.isNull()) {
        if (textIn(*kept, "sha256") != sha || textIn(*kept, "kind") != kind) {
            refuse(409, "proof-differs", "there is another proof under this id");
        }
        return {.reply = {.status = 200}};
    }
    auto proof = makeObject();
    proof->set("kind", kind);
    proof->set("sha256", sha);
    proof->set("bytes", call.request.body.size());
    proof->set("type", call.request.header("content-type"));
    proof->set("at", formatTime(call.now));
    proofs->set(proof_id, proof);
    // A proof is no change of the order: it keeps its version and ETag.
    const Put put{
        .kind = "order",
        .id = record.order_id,
        .doc = record.json,
        .hidden = toText(*draft.hidden)};
    return {.reply = {.status = 201}, .puts = {put}, .effect = "proof-kept"};
}

Outcome getTracking(const Book& book, const Call& call) {
    const OrderRecord& record = ownOrder(book, call);
    OrderDraft draft = draftOf(record);
    auto json = makeObject();
    auto delivery = ensureObject(*draft.order, "delivery");
    if (delivery->has("carrier")) {
        json->set("carrier", objectIn(*delivery, "carrier"));
    }
    const std::string code = textIn(*delivery, "trackingCode");
    if (!code.empty()) {
        json->set("trackingCode", code);
        json->set("trackingUrl", "https://rastreio.example/" + percentEncode(code));
        json->set("estimatedDelivery", formatTime(record.placed_at + std::chrono::days{5}));
    }
    auto events = ensureArray(*draft.hidden, "tracking");
    json->set("events", events);
    json->set("count", events->size());
    const std::string text = toText(*json);
    return {.reply = readReply(call.request, text, contentEtag(text))};
}

}  // namespace balcao::simulator
