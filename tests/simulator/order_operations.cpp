#include "tests/simulator/judgement.h"
#include "tests/simulator/problem.h"
#include "tests/simulator/text.h"

#include <set>

namespace balcao::simulator {

namespace {

JsonObject::Ptr lineOf(const JsonObject& order, const std::string& line_id) {
    const auto lines = arrayIn(order, "lines");
    for (unsigned i = 0; i < lines->size(); ++i) {
        auto line = lines->getObject(i);
        if (textIn(*line, "lineId") == line_id) {
            return line;
        }
    }
    return nullptr;
}

bool isDecided(const JsonObject& order) {
    const auto lines = arrayIn(order, "lines");
    for (unsigned i = 0; i < lines->size(); ++i) {
        if (lines->getObject(i)->has("accepted")) {
            return true;
        }
    }
    return false;
}

std::int64_t refusedIn(const JsonObject& answer) {
    const auto refusals = arrayIn(answer, "refused");
    std::int64_t quantity = 0;
    for (unsigned i = 0; !refusals.isNull() && i < refusals->size(); ++i) {
        quantity += integerIn(*refusals->getObject(i), "quantity");
    }
    return quantity;
}

/// One line of a decision beside the line of the order that it answers.
struct AnsweredLine {
    JsonObject::Ptr line;
    JsonObject::Ptr answer;
    std::int64_t before = 0;    ///< what stood accepted (or ordered, the first time)
    std::int64_t accepted = 0;  ///< what the store wants now
};

/// Pairs the decision with the order; refuses what names a line twice or one that is not there.
std::vector<AnsweredLine> pairLines(const JsonObject& order, const JsonObject& decision) {
    std::vector<AnsweredLine> pairs;
    std::set<std::string> seen;
    const auto answers = arrayIn(decision, "lines");
    for (unsigned i = 0; i < answers->size(); ++i) {
        const auto answer = answers->getObject(i);
        const std::string line_id = textIn(*answer, "lineId");
        const auto line = lineOf(order, line_id);
        if (line.isNull()) {
            refuse(422, "unknown-line", "the order has no line " + line_id);
        }
        if (!seen.insert(line_id).second) {
            refuse(422, "line-twice", "line " + line_id + " is named twice");
        }
        pairs.push_back(
            {.line = line,
             .answer = answer,
             .before = integerIn(*line, "accepted", integerIn(*line, "quantity")),
             .accepted = integerIn(*answer, "accepted")}
        );
    }
    return pairs;
}

void requireSums(const std::vector<AnsweredLine>& pairs) {
    for (const AnsweredLine& pair : pairs) {
        if (pair.accepted + refusedIn(*pair.answer) != pair.before) {
            refuse(
                422,
                "quantity-mismatch",
                "line " + textIn(*pair.line, "lineId") + ": accepted and refused do not make " +
                    std::to_string(pair.before)
            );
        }
    }
}

/// The order's capability `partial`, asked of what the order would come to.
void requirePartialAllowed(const JsonObject& order, const std::vector<AnsweredLine>& pairs) {
    const auto capabilities = objectIn(order, "capabilities");
    const std::string partial =
        capabilities.isNull() ? "quantity" : textIn(*capabilities, "partial", "quantity");
    if (partial == "quantity") {
        return;
    }
    std::int64_t kept = 0;
    std::int64_t refused = 0;
    for (const AnsweredLine& pair : pairs) {
        if (pair.accepted != 0 && pair.accepted != pair.before) {
            refuse(422, "partial-not-allowed", "a line is accepted or refused whole here");
        }
        (pair.accepted == 0 ? refused : kept) += 1;
    }
    const auto lines = static_cast<std::int64_t>(arrayIn(order, "lines")->size());
    if (partial == "none" && refused != 0 && refused != lines) {
        refuse(422, "partial-not-allowed", "the order is accepted or refused whole here");
    }
}

void requireLateRefusal(const JsonObject& order) {
    const auto capabilities = objectIn(order, "capabilities");
    if (!capabilities.isNull() && !flagIn(*capabilities, "lateRefusal", true)) {
        refuse(422, "late-refusal-not-allowed", "an accepted order cannot be refused here");
    }
}

/// 409 unless the decision is the first, or one that only lowers lines of an accepted order.
void requireDecidable(const OrderRecord& record, const JsonObject& order, const JsonObject& wish) {
    const bool is_late = isDecided(order);
    const bool is_settled = is_late ? record.status != "2" : !record.isOpen();
    if (is_settled || (!is_late && (record.status == "2" || record.status == "5"))) {
        refuseWithOrder(409, "already-decided", "the order is decided already", record.json);
    }
    const auto answers = arrayIn(wish, "lines");
    for (unsigned i = 0; is_late && i < answers->size(); ++i) {
        const auto answer = answers->getObject(i);
        const auto line = lineOf(order, textIn(*answer, "lineId"));
        const bool raises_or_repeats =
            !line.isNull() && integerIn(*answer, "accepted") >= integerIn(*line, "accepted");
        if (raises_or_repeats) {
            refuseWithOrder(
                409, "already-decided", "a later decision only lowers a line", record.json
            );
        }
    }
}

void keepAnswer(AnsweredLine& pair) {
    pair.line->set("accepted", pair.accepted);
    const auto refusals = arrayIn(*pair.answer, "refused");
    for (unsigned i = 0; !refusals.isNull() && i < refusals->size(); ++i) {
        ensureArray(*pair.line, "refused")->add(refusals->getObject(i));
    }
}

std::int64_t acceptedUnits(const JsonObject& order) {
    const auto lines = arrayIn(order, "lines");
    std::int64_t units = 0;
    for (unsigned i = 0; i < lines->size(); ++i) {
        units += integerIn(*lines->getObject(i), "accepted");
    }
    return units;
}

}  // namespace

Outcome decide(const Book& book, const Call& call) {
    const OrderRecord& record = ownOrder(book, call);
    requireNotCancelled(record);
    requireFresh(record, call.request);
    OrderDraft draft = draftOf(record);
    requireDecidable(record, *draft.order, *call.body);
    const bool is_late = isDecided(*draft.order);
    auto pairs = pairLines(*draft.order, *call.body);
    if (!is_late && pairs.size() != arrayIn(*draft.order, "lines")->size()) {
        refuse(422, "line-missing", "the first decision names every line");
    }
    requireSums(pairs);
    if (is_late) {
        requireLateRefusal(*draft.order);
    }
    requirePartialAllowed(*draft.order, pairs);
    for (AnsweredLine& pair : pairs) {
        keepAnswer(pair);
    }
    const std::string status = acceptedUnits(*draft.order) == 0 ? "8" : "2";
    if (status != record.status) {
        moveTo(draft, status);
    }
    const Put put = changedOrder(draft, call.now);
    return {.reply = orderReply(put), .puts = {put}, .effect = is_late ? "lowered" : "decided"};
}

Outcome answerCancellation(const Book& book, const Call& call) {
    const OrderRecord& record = ownOrder(book, call);
    requireNotCancelled(record);
    requireFresh(record, call.request);
    OrderDraft draft = draftOf(record);
    const std::string answer = textIn(*call.body, "answer");
    const auto asked = objectIn(*draft.order, "cancellation");
    if (answer != "request" && (asked.isNull() || textIn(*asked, "askedBy") != "hub")) {
        refuseWithOrder(409, "not-asked", "nobody asks to cancel this order", record.json);
    }
    const bool is_collected = record.status == "3" || record.status == "4" ||
                              record.status == "6" || record.status == "9";
    if (answer != "deny" && is_collected) {
        refuseWithOrder(
            409, "already-collected", "the goods have left the store already", record.json
        );
    }
    if (answer == "request" && record.status != "2" && record.status != "5") {
        refuseWithOrder(409, "not-accepted", "the store has not accepted the order", record.json);
    }
    draft.order->remove("cancellation");
    if (answer != "deny") {
        moveTo(draft, "7");
    }
    const Put put = changedOrder(draft, call.now);
    return {.reply = orderReply(put), .puts = {put}, .effect = "cancellation-" + answer};
}

}  // namespace balcao::simulator
