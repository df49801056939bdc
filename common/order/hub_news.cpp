#include "common/order/hub_news.h"

#include "common/order/line_rules.h"
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
    HubStatus hub_status;
    States from;
    OrderState to;
};

constexpr States kBeforeHandover{
    labelled, awaiting_carrier, in_transit, incident, ready_for_pickup};

// `accepted` stands for accepted or partly_accepted, whichever the hub's quantities say.
constexpr std::array kAdoptions = {
    Adoption{HubStatus::accepted, kUndecided, accepted},
    Adoption{HubStatus::refused, kUndecided, refused},
    Adoption{HubStatus::in_transit, kUndecided | States{labelled, awaiting_carrier}, in_transit},
    Adoption{HubStatus::ready_for_pickup, kUndecided | States{packed}, ready_for_pickup},
    Adoption{HubStatus::delivered, kUndecided | kBeforeHandover, delivered},
    Adoption{HubStatus::not_collected, kUndecided | States{ready_for_pickup}, not_collected},
    Adoption{
        HubStatus::returned,
        kUndecided | States{in_transit, incident, delivered, partly_delivered, in_return},
        returned},
};

std::optional<OrderEvent> eventOfStatus(const Order& order, const HubOrder& news) {
    if (news.hub_status == HubStatus::cancelled && isOpen(order.state)) {
        return Moved{.because = CommandKind::hub_update, .to = cancelled_by_hub, .note = {}};
    }
    if (news.hub_status == HubStatus::refused && isInHand(order.state)) {
        return Moved{.because = CommandKind::hub_update, .to = denied_by_hub, .note = {}};
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
    return Adopted{
        .to = row->to == accepted ? stateOfAnswer(linesOfHub(news)) : row->to,
        .lines = linesOfHub(news)};
}

bool isStatusShown(OrderState state, HubStatus hub_status) {
    switch (state) {
        case in_transit:
            return hub_status == HubStatus::in_transit || hub_status == HubStatus::delivered;
        case delivered:
        case partly_delivered:
            return hub_status == HubStatus::delivered || hub_status == HubStatus::returned;
        case ready_for_pickup:
            return hub_status == HubStatus::ready_for_pickup || hub_status == HubStatus::delivered;
        case not_collected:
            return hub_status == HubStatus::not_collected;
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
        case cancelled_by_store:
            return stateOfAnswer(linesOfHub(order.hub));
        default:  // preparation is a physical fact: it stays
            return order.state;
    }
}

std::optional<OrderState> stateOfHub(const Order& order) {
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
            return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace

std::vector<LineProgress> linesOfHub(const HubOrder& hub) {
    std::vector<LineProgress> lines;
    lines.reserve(hub.lines.size());
    for (const HubLine& line : hub.lines) {
        LineProgress progress{
            .line_id = line.line_id,
            .accepted = line.accepted.value_or(line.quantity),
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
    if (kind == MessageKind::status) {
        return isStatusShown(order.state, hub.hub_status);
    }
    if (kind == MessageKind::decide) {
        return std::ranges::all_of(order.lines, [&](const LineProgress& ours) {
            return std::ranges::any_of(hub.lines, [&](const HubLine& theirs) {
                return theirs.line_id == ours.line_id && theirs.accepted == ours.accepted;
            });
        });
    }
    return true;
}

std::vector<OrderEvent> eventsOfNews(const Order& order, const HubOrder& news) {
    std::vector<OrderEvent> events;
    if (news.version < order.hub.version) {
        return events;
    }
    HubOrder facts = news;
    if (facts.etag.empty() && facts.version == order.hub.version) {
        facts.etag = order.hub.etag;  // a list carries no tag of the single order
    }
    if (facts != order.hub) {
        events.emplace_back(FactsChanged{facts});
    }
    if (const auto moved = eventOfStatus(order, news)) {
        events.push_back(*moved);
    }
    return events;
}

std::optional<OrderEvent> eventOfUndo(const Order& order) {
    const auto target = stateOfHub(order);
    if (!target) {
        return std::nullopt;
    }
    auto lines = *target == offered ? std::vector<LineProgress>{} : linesOfHub(order.hub);
    if (*target == order.state && lines == order.lines) {
        return std::nullopt;
    }
    return Adopted{.to = *target, .lines = std::move(lines)};
}

bool isSameForDecision(const HubOrder& seen, const HubOrder& now) {
    const bool is_still_ours = seen.store == now.store && seen.assignment == now.assignment;
    const bool waits = now.hub_status == seen.hub_status &&
                       now.hub_status != HubStatus::cancelled &&
                       now.hub_status != HubStatus::refused;
    return is_still_ours && waits && seen.journey == now.journey &&
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
