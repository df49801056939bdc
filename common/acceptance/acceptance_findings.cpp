// What each step is proved by.
#include "common/acceptance/acceptance_findings.h"

#include "common/acceptance/acceptance_look.h"
#include "common/order/order_messages.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace balcao {

namespace {

using enum AcceptanceState;

// --- messages of orders ----------------------------------------------------------------------

/// What one line of the journal does to the message with this id.
struct MessageFollower {
    const CommandId& message_id;
    Instant at;
    StepResult& result;

    void operator()(const MessageTaken& event) const {
        move(event.message_id, passed);
        if (event.message_id == message_id) {
            result.problem.clear();
        }
    }
    void operator()(const MessageRefused& event) const {
        if (event.message_id == message_id) {
            result.problem = event.slug + (event.detail.empty() ? "" : ": ") + event.detail;
        }
        move(event.message_id, failed);
    }
    void operator()(const MessageRetried& event) const { move(event.message_id, under_way); }
    void operator()(const MessageRequeued& event) const { move(event.message_id, under_way); }
    void operator()(const MessageClosed& event) const { move(event.message_id, waiting); }
    template <typename Event>
    void operator()(const Event& /*event*/) const {}  // of no message

    void move(const CommandId& about, AcceptanceState state) const {
        if (about == message_id) {
            result.state = state;
            result.at = at;
        }
    }
};

/// How the message with this id stands, which was written at `written_at`. One that neither waits
/// nor was answered was taken back before it left.
StepResult ofMessage(const AcceptanceLook& look, const CommandId& message_id, Instant written_at) {
    StepResult result;
    for (const JournalEntry& entry : look.journal()) {
        std::visit(
            MessageFollower{.message_id = message_id, .at = entry.at, .result = result}, entry.event
        );
    }
    const auto queued =
        std::ranges::find(look.order.messages, message_id, &AcceptanceMessage::message_id);
    const bool is_queued = queued != look.order.messages.end();
    if (is_queued && result.state == waiting) {
        result.state = under_way;
        result.at = written_at;
    }
    if (is_queued && result.state == under_way) {
        result.problem = queued->last_error;
    }
    if (result.state == waiting) {
        return {};
    }
    result.message_id = message_id;
    return result;
}

/// The best of the messages that tell what `is_wanted` finds among the journal's lines.
template <typename Event, typename IsWanted>
StepResult told(const AcceptanceLook& look, IsWanted is_wanted) {
    StepResult best;
    for (const JournalEntry& entry : look.journal()) {
        const auto* const event = std::get_if<Event>(&entry.event);
        if (event != nullptr && is_wanted(*event)) {
            keepBetter(best, ofMessage(look, entry.command_id, entry.at));
        }
    }
    return best;
}

template <typename Event>
StepResult told(const AcceptanceLook& look) {
    return told<Event>(look, [](const Event&) { return true; });
}

StepResult moveTold(const AcceptanceLook& look, CommandKind because) {
    return told<Moved>(look, [&](const Moved& event) { return event.because == because; });
}

/// The first line of the journal that is so.
template <typename Event, typename IsWanted>
StepResult seen(const AcceptanceLook& look, IsWanted is_wanted) {
    for (const JournalEntry& entry : look.journal()) {
        const auto* const event = std::get_if<Event>(&entry.event);
        if (event != nullptr && is_wanted(*event)) {
            return passedAt(entry.at);
        }
    }
    return {};
}

// --- the steps -------------------------------------------------------------------------------

StepResult arrived(const AcceptanceLook& look) {
    return seen<Offered>(look, [](const Offered&) { return true; });
}

/// As the hub last described an order that came in this run.
StepResult factsWhole(const AcceptanceLook& look) {
    StepResult result;
    for (const JournalEntry& entry : look.journal()) {
        const auto* const offered = std::get_if<Offered>(&entry.event);
        const auto* const changed = std::get_if<FactsChanged>(&entry.event);
        if (offered == nullptr && (changed == nullptr || result.state == waiting)) {
            continue;
        }
        result.problem = missingFacts(offered != nullptr ? offered->order : changed->order);
        result.state = result.problem.empty() ? passed : failed;
        result.at = entry.at;
    }
    return result;
}

StepResult acceptTold(const AcceptanceLook& look) {
    return told<Decided>(look, [](const Decided& event) {
        return event.is_first && event.to == OrderState::accepted;
    });
}

StepResult refusalTold(const AcceptanceLook& look) {
    return told<Decided>(look, [](const Decided& event) {
        return event.is_first && event.to == OrderState::refused;
    });
}

/// Of an answer in part: a line of which nothing, or of which less is sent.
template <typename IsWanted>
StepResult partTold(const AcceptanceLook& look, IsWanted is_wanted) {
    return told<Decided>(look, [&](const Decided& event) {
        return event.is_first && event.to == OrderState::partly_accepted &&
               std::ranges::any_of(event.decision, [&](const LineDecision& line) {
                   return !line.refusals.empty() && is_wanted(line);
               });
    });
}

StepResult lineRefusalTold(const AcceptanceLook& look) {
    return partTold(look, [](const LineDecision& line) { return line.accepted == 0; });
}

StepResult quantityRefusalTold(const AcceptanceLook& look) {
    return partTold(look, [](const LineDecision& line) { return line.accepted > 0; });
}

StepResult lateRefusalTold(const AcceptanceLook& look) {
    return told<Decided>(look, [](const Decided& event) { return !event.is_first; });
}

StepResult invoiced(const AcceptanceLook& look) {
    return seen<Invoiced>(look, [](const Invoiced&) { return true; });
}

/// The dispatch tells the invoice's key that stands then: `keys` says how many it needs before.
StepResult invoiceTold(const AcceptanceLook& look, std::size_t keys) {
    StepResult best;
    std::vector<std::string> seen_keys;
    for (const JournalEntry& entry : look.journal()) {
        if (const auto* const event = std::get_if<Invoiced>(&entry.event)) {
            if (std::ranges::find(seen_keys, event->invoice_key) == seen_keys.end()) {
                seen_keys.push_back(event->invoice_key);
            }
        } else if (std::holds_alternative<Dispatched>(entry.event) && seen_keys.size() >= keys) {
            keepBetter(best, ofMessage(look, entry.command_id, entry.at));
        }
    }
    return best;
}

StepResult firstInvoiceTold(const AcceptanceLook& look) {
    return invoiceTold(look, 1);
}

StepResult secondInvoiceTold(const AcceptanceLook& look) {
    return invoiceTold(look, 2);
}

StepResult secondInvoice(const AcceptanceLook& look) {
    std::string first_key;
    return seen<Invoiced>(look, [&](const Invoiced& event) {
        first_key = first_key.empty() ? event.invoice_key : first_key;
        return event.invoice_key != first_key;
    });
}

StepResult labelFetched(const AcceptanceLook& look) {
    return seen<LabelsTaken>(look, [](const LabelsTaken& event) { return !event.labels.empty(); });
}

StepResult boxLabelsFetched(const AcceptanceLook& look) {
    return seen<LabelsTaken>(look, [](const LabelsTaken& event) {
        return event.labels.size() > 1;
    });
}

/// The hub assumes one box, so that only more are told; told again if a label was made before the
/// hub heard of them.
StepResult boxesTold(const AcceptanceLook& look) {
    StepResult best;
    std::int64_t package_count = 1;
    for (const JournalEntry& entry : look.journal()) {
        const auto* const packing = std::get_if<Packed>(&entry.event);
        const auto* const voided = std::get_if<LabelsVoided>(&entry.event);
        package_count = packing != nullptr ? packing->package_count : package_count;
        const bool tells = packing != nullptr || (voided != nullptr && voided->is_hub_told);
        if (tells && package_count > 1) {
            keepBetter(best, ofMessage(look, declarationId(entry), entry.at));
        }
    }
    return best;
}

StepResult labelPrinted(const AcceptanceLook& look) {
    return ofTime(look.order.label_printed_at);
}

StepResult trackingSeen(const AcceptanceLook& look) {
    return ofTime(look.order.tracked_at);
}

StepResult inTransitTold(const AcceptanceLook& look) {
    return told<Dispatched>(look);
}

StepResult deliveredTold(const AcceptanceLook& look) {
    return moveTold(look, CommandKind::mark_delivered);
}

StepResult readyTold(const AcceptanceLook& look) {
    return moveTold(look, CommandKind::mark_ready);
}

StepResult notCollectedTold(const AcceptanceLook& look) {
    return moveTold(look, CommandKind::mark_not_collected);
}

StepResult handoverTold(const AcceptanceLook& look) {
    return told<HandedOver>(look, [](const HandedOver& event) {
        return event.to == OrderState::delivered;
    });
}

StepResult partHandoverTold(const AcceptanceLook& look) {
    return told<HandedOver>(look, [](const HandedOver& event) {
        return event.to == OrderState::partly_delivered;
    });
}

StepResult cancelAnswerTold(const AcceptanceLook& look) {
    return told<CancellationAnswered>(look);
}

StepResult storeCancelTold(const AcceptanceLook& look) {
    return told<CancelledByStore>(look);
}

/// The hub took the order away, before or after the store's answer. Only of an order that came in
/// this run is known whether it had been answered.
StepResult cancelSeen(const AcceptanceLook& look, bool is_after_answer) {
    bool is_answered = false;
    for (const JournalEntry& entry : look.journal()) {
        is_answered = is_answered || std::holds_alternative<Decided>(entry.event);
        const auto* const moved = std::get_if<Moved>(&entry.event);
        const bool is_cancel = moved != nullptr && moved->to == OrderState::cancelled_by_hub;
        if (is_cancel && is_answered == is_after_answer) {
            return arrived(look).state == passed ? passedAt(entry.at) : StepResult{};
        }
    }
    return {};
}

StepResult cancelBeforeSeen(const AcceptanceLook& look) {
    return cancelSeen(look, false);
}

StepResult cancelAfterSeen(const AcceptanceLook& look) {
    return cancelSeen(look, true);
}

// --- what went wrong on the way and came right -----------------------------------------------

const MessageTaken* takenIn(const JournalEntry& entry) {
    return std::get_if<MessageTaken>(&entry.event);
}

StepResult takenAfterFailure(const AcceptanceLook& look) {
    for (const JournalEntry& entry : look.journal()) {
        const MessageTaken* const taken = takenIn(entry);
        if (taken != nullptr && taken->attempts_before > 0) {
            StepResult result = passedAt(entry.at);
            result.message_id = taken->message_id;
            return result;
        }
    }
    return {};
}

/// Where in the journal the hub took a message.
struct PlaceTaken {
    std::size_t place{};  // the journal's length: it did not
    bool has_failed_before{false};
};

PlaceTaken placeTaken(std::span<const JournalEntry> journal, const CommandId& message_id) {
    for (std::size_t place = 0; place < journal.size(); ++place) {
        const MessageTaken* const taken = takenIn(journal[place]);
        if (taken != nullptr && taken->message_id == message_id) {
            return {.place = place, .has_failed_before = taken->attempts_before > 0};
        }
    }
    return {.place = journal.size()};
}

/// Two messages waited together, the first had failed before, and the hub took them one after the
/// other as they were written.
StepResult takenInOrder(const AcceptanceLook& look) {
    const auto journal = look.journal();
    PlaceTaken first;  // the last message before this one
    for (std::size_t place = 0; place < journal.size(); ++place) {
        for (const SendToHub& message : messagesOf(journal[place], Order{})) {
            const PlaceTaken taken = placeTaken(journal, message.message_id);
            if (taken.place == journal.size()) {
                continue;
            }
            if (first.has_failed_before && place < first.place && first.place < taken.place) {
                StepResult result = passedAt(journal[taken.place].at);
                result.message_id = message.message_id;
                return result;
            }
            first = taken;
        }
    }
    return {};
}

StepResult takenAfterRereading(const AcceptanceLook& look) {
    StepResult best;
    for (const JournalEntry& entry : look.journal()) {
        if (const auto* const event = std::get_if<MessageRequeued>(&entry.event)) {
            keepBetter(best, ofMessage(look, event->message_id, entry.at));
        }
    }
    return best;
}

// In the order of the values.
constexpr std::array kFindings = {
    ofLink,  // hub_answers
    ofLink,  // token_taken
    ofLink,  // store_known
    ofLink,  // clock_right
    arrived,          factsWhole,          acceptTold,        invoiced,         labelFetched,
    labelPrinted,     inTransitTold,       firstInvoiceTold,  trackingSeen,     deliveredTold,
    proofSent,        boxesTold,           boxLabelsFetched,  secondInvoice,    secondInvoiceTold,
    readyTold,        handoverTold,        partHandoverTold,  notCollectedTold, refusalTold,
    lineRefusalTold,  quantityRefusalTold, lateRefusalTold,   cancelBeforeSeen, cancelAfterSeen,
    cancelAnswerTold, storeCancelTold,     takenAfterFailure, takenInOrder,     takenAfterRereading,
    returnTold,       couponCreated,       couponFound,       couponRedeemed,   couponCancelled,
    stockTold,
};
static_assert(kFindings.size() == static_cast<std::size_t>(AcceptanceStep::stock_told) + 1);

}  // namespace

StepResult findingOf(
    AcceptanceStep step, const AcceptanceEvidence& evidence, const AcceptanceOrder& order
) {
    return kFindings.at(static_cast<std::size_t>(step)
    )({.step = step, .evidence = evidence, .order = order});
}

}  // namespace balcao
