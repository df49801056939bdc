#include "common/order/hub_news.h"

#include "common/order/line_rules.h"
#include "common/order/order_messages.h"
#include "common/order/order_table.h"

#include <algorithm>
#include <array>
#include <utility>

namespace balcao {

namespace {

using enum OrderState;

constexpr States kUndecided{offered, answer_expired};

/// A row says: while our state is one of `from`, the hub's status moves us to `to`.
struct Adoption {
    HubStatus hub_status{HubStatus::unknown};
    States from;
    OrderState to{OrderState::offered};
};

constexpr States kBeforeHandover{
    labelled, awaiting_carrier, in_transit, incident, ready_for_pickup};

// What the store has in its hands it knows better than the hub, so that no row leads from there to
// another step of preparation. `accepted` stands for accepted or partly_accepted, whichever the
// hub's quantities say.
constexpr std::array kAdoptions = {
    Adoption{HubStatus::accepted, kUndecided, accepted},
    Adoption{HubStatus::refused, kUndecided, refused},
    Adoption{HubStatus::in_transit, kUndecided | States{labelled, awaiting_carrier}, in_transit},
    Adoption{HubStatus::ready_for_pickup, kUndecided, ready_for_pickup},
    Adoption{HubStatus::delivered, kUndecided | kBeforeHandover, delivered},
    Adoption{HubStatus::not_collected, kUndecided | States{ready_for_pickup}, not_collected},
    Adoption{
        HubStatus::returned,
        kUndecided | States{in_transit, incident, delivered, partly_delivered, in_return},
        returned},
};

/// The hub's lines as they are in `state`, which weighs more than what its lines say or leave
/// unsaid: of a refused order nothing was accepted, of any other something, and of a delivered one
/// the customer has it all.
std::vector<LineProgress> linesIn(OrderState state, const HubOrder& hub) {
    HubOrder described = hub;
    const bool is_nothing_accepted = stateOfAnswer(linesOfHub(hub)) == refused;
    for (HubLine& line : described.lines) {
        if (state == refused) {
            line.accepted = 0;
        } else if (is_nothing_accepted) {
            line.accepted.reset();
        }
    }
    std::vector<LineProgress> lines = linesOfHub(described);
    for (LineProgress& line : lines) {
        line.delivered = state == delivered ? line.accepted : 0;
    }
    return lines;
}

std::optional<OrderEvent> eventOfStatus(const Order& order, const HubOrder& news) {
    if (news.hub_status == HubStatus::cancelled && isOpen(order.state)) {
        return Moved{.because = CommandKind::hub_update, .to = cancelled_by_hub, .note = {}};
    }
    if (news.hub_status == HubStatus::refused && isInHand(order.state)) {
        return Moved{.because = CommandKind::hub_update, .to = denied_by_hub, .note = {}};
    }
    if (isWaiting(order, MessageKind::status)) {
        return std::nullopt;  // the hub has not heard yet what we did last
    }
    const auto* const row = std::ranges::find_if(kAdoptions, [&](const Adoption& adoption) {
        return adoption.hub_status == news.hub_status && adoption.from.contains(order.state);
    });
    if (row == kAdoptions.end()) {
        return std::nullopt;
    }
    if (!kUndecided.contains(order.state)) {
        return Moved{.because = CommandKind::hub_update, .to = row->to, .note = {}};
    }
    const OrderState to = row->to == accepted ? stateOfAnswer(linesOfHub(news)) : row->to;
    return Adopted{.to = to, .lines = linesIn(to, news)};
}

bool isStatusShown(OrderState state, HubStatus hub_status) {
    switch (state) {
        case in_transit:
            return hub_status == HubStatus::in_transit || hub_status == HubStatus::delivered;
        case delivered:
        case partly_delivered:
            return hub_status == HubStatus::delivered || hub_status == HubStatus::returned;
        case ready_for_pickup:  // reached forwards, or backwards by a correction
            return hub_status == HubStatus::ready_for_pickup;
        case not_collected:  // told by the hub's code for it, a return or a cancellation
            return hub_status == HubStatus::not_collected || hub_status == HubStatus::returned ||
                   hub_status == HubStatus::cancelled;
        case returned:
            return hub_status == HubStatus::returned;
        default:  // the other states send no status
            return false;
    }
}

/// Where an order stands if the hub has it accepted and the last command is undone here.
OrderState stateBeforeRefused(const Order& order) {
    switch (order.state) {
        case in_transit:
            return awaiting_carrier;
        case delivered:
        case partly_delivered:
            return order.hub.journey == Journey::pickup_in_store ? ready_for_pickup : in_transit;
        case not_collected:
            return ready_for_pickup;
        case accepted:
        case partly_accepted:
        case refused:
        case denied_by_hub:
        case cancelled_by_hub:
        case cancelled_by_store:
            return stateOfAnswer(linesOfHub(order.hub));
        default:  // preparation is a physical fact: it stays
            return order.state;
    }
}

/// Where an order stands if the hub's code tells us nothing: an answer that the hub did not take
/// was never given, unless its lines show one.
OrderState stateOfUnknown(const Order& order) {
    const bool is_answer_on_record = std::ranges::any_of(order.hub.lines, [](const HubLine& line) {
        return line.accepted.has_value();
    });
    const bool is_undecided = order.sync.kind == MessageKind::decide && !is_answer_on_record;
    return is_undecided ? offered : stateBeforeRefused(order);
}

OrderState stateOfHub(const Order& order) {
    switch (order.hub.hub_status) {
        case HubStatus::assigned:
            return offered;
        case HubStatus::accepted:
            return stateBeforeRefused(order);
        case HubStatus::in_transit:
            return in_transit;
        case HubStatus::delivered:
            return delivered;
        case HubStatus::ready_for_pickup:
            return ready_for_pickup;
        case HubStatus::returned:
            return returned;
        case HubStatus::cancelled:
            return cancelled_by_hub;
        case HubStatus::refused:
            return refused;
        case HubStatus::not_collected:
            return not_collected;
        case HubStatus::unknown:
            break;
    }
    return stateOfUnknown(order);
}

/// The lines as the hub has them on record, with our own reasons where the quantities agree.
std::vector<LineProgress> linesOnRecord(const Order& order, OrderState state) {
    std::vector<LineProgress> lines = linesIn(state, order.hub);
    for (LineProgress& line : lines) {
        const auto ours = std::ranges::find(order.lines, line.line_id, &LineProgress::line_id);
        if (ours != order.lines.end() && ours->accepted == line.accepted) {
            line.refusals = ours->refusals;
            line.delivered = state == order.state ? ours->delivered : line.delivered;
        }
    }
    return lines;
}

/// The facts to keep: what only this store knows yet is not lost to a description without it.
HubOrder mergedFacts(const Order& order, const HubOrder& news) {
    HubOrder facts = news;
    if (facts.etag.empty() && facts.version == order.hub.version) {
        facts.etag = order.hub.etag;  // a list carries no tag of the single order
    }
    if (facts.invoice_key.empty()) {
        facts.invoice_key = order.hub.invoice_key;
    }
    if (facts.delivery.tracking_code.empty()) {
        facts.delivery.tracking_code = order.hub.delivery.tracking_code;
    }
    const bool is_answer_on_its_way =
        std::ranges::any_of(order.waiting, [](const WaitingMessage& message) {
            return message.kind == MessageKind::answer_cancellation && message.problem.empty();
        });
    if (is_answer_on_its_way && facts.cancellation && facts.cancellation->is_asked_by_hub) {
        facts.cancellation.reset();
    }
    return facts;
}

}  // namespace

std::vector<LineProgress> linesOfHub(const HubOrder& hub) {
    std::vector<LineProgress> lines;
    lines.reserve(hub.lines.size());
    for (const HubLine& line : hub.lines) {
        const std::int64_t most = std::max<std::int64_t>(0, line.quantity);
        LineProgress progress{
            .line_id = line.line_id,
            .accepted = std::clamp<std::int64_t>(line.accepted.value_or(most), 0, most),
            .refusals = {},
            .delivered = 0};
        if (progress.accepted < line.quantity) {
            progress.refusals.push_back(
                {.quantity = line.quantity - progress.accepted,
                 .reason = RefusalReason::other,
                 .note = {}}
            );
        }
        lines.push_back(std::move(progress));
    }
    return lines;
}

bool isShownByHub(const Order& order, const HubOrder& hub, MessageKind kind) {
    switch (kind) {
        case MessageKind::decide:
            return !order.lines.empty() &&
                   std::ranges::all_of(order.lines, [&](const LineProgress& ours) {
                       return std::ranges::any_of(hub.lines, [&](const HubLine& theirs) {
                           return theirs.line_id == ours.line_id &&
                                  theirs.accepted == ours.accepted;
                       });
                   });
        case MessageKind::status:
            return isStatusShown(order.state, hub.hub_status);
        case MessageKind::answer_cancellation: {
            constexpr States kCancelled{cancelled_by_hub, cancelled_by_store};
            return kCancelled.contains(order.state) ? hub.hub_status == HubStatus::cancelled
                                                    : !hub.cancellation.has_value();
        }
        case MessageKind::void_label:
        case MessageKind::fetch_labels:
        case MessageKind::declare_packages:
            return true;  // the hub's reply is all there is to see
    }
    return false;
}

bool isSameAssignment(const HubOrder& ours, const HubOrder& news) {
    return ours.order_id == news.order_id && ours.store == news.store &&
           ours.assignment == news.assignment;
}

std::vector<OrderEvent> eventsOfNews(const Order& order, const HubOrder& news) {
    std::vector<OrderEvent> events;
    if (!isSameAssignment(order.hub, news) || news.version < order.hub.version) {
        return events;
    }
    HubOrder facts = mergedFacts(order, news);
    if (facts != order.hub) {
        events.emplace_back(FactsChanged{std::move(facts)});
    }
    if (const auto moved = eventOfStatus(order, news)) {
        events.push_back(*moved);
    }
    return events;
}

std::optional<OrderEvent> eventOfUndo(const Order& order) {
    if (!isStatement(order.sync.kind)) {
        return std::nullopt;
    }
    const OrderState target = stateOfHub(order);
    auto lines = target == offered ? std::vector<LineProgress>{} : linesOnRecord(order, target);
    if (target == order.state && lines == order.lines) {
        return std::nullopt;
    }
    return Adopted{.to = target, .lines = std::move(lines)};
}

bool isSameForDecision(const HubOrder& seen, const HubOrder& now) {
    const bool waits = now.hub_status == seen.hub_status &&
                       now.hub_status != HubStatus::cancelled &&
                       now.hub_status != HubStatus::refused;
    return isSameAssignment(seen, now) && waits && seen.journey == now.journey &&
           seen.capabilities == now.capabilities &&
           std::ranges::equal(
               seen.lines,
               now.lines,
               [](const HubLine& before, const HubLine& after) {
                   return before.line_id == after.line_id && before.sku == after.sku &&
                          before.quantity == after.quantity;
               }
           );
}

}  // namespace balcao
