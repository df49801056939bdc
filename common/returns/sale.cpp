#include "common/returns/sale.h"

#include <algorithm>
#include <limits>
#include <map>

namespace balcao {

namespace {

const HubLine* findLine(const HubOrder& order, const LineId& line_id) {
    const auto found = std::ranges::find(order.lines, line_id, &HubLine::line_id);
    return found == order.lines.end() ? nullptr : &*found;
}

const SoldLine* findSold(const Sale& sale, const LineId& line_id) {
    const auto found = std::ranges::find(sale.lines, line_id, &SoldLine::line_id);
    return found == sale.lines.end() ? nullptr : &*found;
}

/// The hub counts this return's units with the others'.
bool isTold(ReturnState state) {
    return state == ReturnState::sent_to_hub || state == ReturnState::closed;
}

/// Units that are back or about to be: those that the hub has on record and those it has not heard
/// of yet, but never fewer than this store knows of itself.
std::int64_t unitsBack(const Sale& sale, std::span<const Return> earlier, const LineId& line_id) {
    std::int64_t ours = 0;
    std::int64_t untold = 0;
    for (const Return& one : earlier) {
        const std::int64_t units = unitsOf(one, line_id);
        ours += units;
        untold += isTold(one.state) ? 0 : units;
    }
    const SoldLine* const sold = findSold(sale, line_id);
    return std::max(ours, (sold == nullptr ? 0 : sold->returned) + untold);
}

bool isFault(ReturnReason reason) {
    return reason == ReturnReason::defect || reason == ReturnReason::wrong_product ||
           reason == ReturnReason::transport_damage;
}

std::chrono::days windowFor(ReturnReason reason, const ReturnPolicy& policy) {
    if (reason == ReturnReason::regret) {
        return kRegretWindow;
    }
    return isFault(reason) ? std::max(policy.window, kFaultWindow) : policy.window;
}

/// The share of the discount that falls on goods worth `value`, rounded down. Nothing if it cannot
/// be worked out in 64 bits.
std::optional<AmountMinor> discountOn(const HubOrder& order, AmountMinor value) {
    AmountMinor whole = 0;
    for (const HubLine& line : order.lines) {
        const auto worth = times(line.unit_price_minor, line.quantity);
        const auto sum = worth ? plus(whole, *worth) : std::nullopt;
        if (!sum) {
            return std::nullopt;
        }
        whole = *sum;
    }
    if (whole == 0) {
        return 0;
    }
    const auto product = times(order.discount_minor, value);
    return product ? std::optional{*product / whole} : std::nullopt;
}

using Units = std::map<LineId, std::int64_t>;

std::optional<AmountMinor> worthOf(const HubOrder& order, const Units& units) {
    AmountMinor sum = 0;
    for (const auto& [line_id, quantity] : units) {
        const HubLine* const line = findLine(order, line_id);
        const auto worth = line == nullptr ? std::nullopt : times(line->unit_price_minor, quantity);
        const auto next = worth ? plus(sum, *worth) : std::nullopt;
        if (!next) {
            return std::nullopt;
        }
        sum = *next;
    }
    return sum;
}

std::optional<AmountMinor> paidForUnits(
    const Sale& sale, std::span<const Return> earlier, const Units& units
) {
    Units before;
    for (const HubLine& line : sale.order.lines) {
        before[line.line_id] = unitsBack(sale, earlier, line.line_id);
    }
    const auto worth_before = worthOf(sale.order, before);
    const auto worth_now = worthOf(sale.order, units);
    const auto worth_after =
        worth_before && worth_now ? plus(*worth_before, *worth_now) : std::nullopt;
    if (!worth_after) {
        return std::nullopt;
    }
    const auto discount_before = discountOn(sale.order, *worth_before);
    const auto discount_after = discountOn(sale.order, *worth_after);
    if (!discount_before || !discount_after) {
        return std::nullopt;
    }
    return std::max<AmountMinor>(0, *worth_now - (*discount_after - *discount_before));
}

std::optional<ReturnRefusal> refusalOf(Eligibility verdict) {
    switch (verdict) {
        case Eligibility::not_delivered:
            return ReturnRefusal::not_delivered;
        case Eligibility::already_returned:
            return ReturnRefusal::already_returned;
        case Eligibility::window_over:
        case Eligibility::regret_over:
            return ReturnRefusal::window_over;
        case Eligibility::marketplace_policy:
            return ReturnRefusal::marketplace_policy;
        case Eligibility::eligible:
            break;
    }
    return std::nullopt;
}

}  // namespace

LineEligibility eligibilityOf(
    const Sale& sale,
    std::span<const Return> earlier,
    const LineId& line_id,
    ReturnReason reason,
    const ReturnPolicy& policy,
    Instant now
) {
    const SoldLine* const sold = findSold(sale, line_id);
    const std::int64_t delivered = sold == nullptr ? 0 : sold->delivered;
    const std::int64_t back = unitsBack(sale, earlier, line_id);
    LineEligibility answer;
    answer.units_left = std::max<std::int64_t>(0, delivered - back);
    answer.last_day = sale.delivered_at.value_or(sale.order.updated_at) + windowFor(reason, policy);
    answer.paid_for_one_minor = paidForUnits(sale, earlier, {{line_id, 1}}).value_or(0);
    if (delivered == 0) {
        answer.verdict = Eligibility::not_delivered;
    } else if (sale.order.channel.is_marketplace && !policy.takes_marketplace_goods) {
        answer.verdict = Eligibility::marketplace_policy;
    } else if (answer.units_left == 0) {
        answer.verdict = Eligibility::already_returned;
    } else if (now > *answer.last_day) {
        answer.verdict =
            reason == ReturnReason::regret ? Eligibility::regret_over : Eligibility::window_over;
    }
    return answer;
}

std::optional<ReturnRefusal> whyNotReturnable(
    const Sale& sale,
    std::span<const Return> earlier,
    std::span<const ReturnLine> lines,
    const ReturnPolicy& policy,
    Instant now
) {
    if (lines.empty()) {
        return ReturnRefusal::line_unknown;
    }
    Units wished;
    for (auto line = lines.begin(); line != lines.end(); ++line) {
        const bool is_twice = std::any_of(lines.begin(), line, [&](const ReturnLine& other) {
            return other.line_id == line->line_id && other.reason == line->reason;
        });
        const HubLine* const known = findLine(sale.order, line->line_id);
        if (known == nullptr || is_twice) {
            return ReturnRefusal::line_unknown;
        }
        if (line->quantity < 1 || line->quantity > known->quantity) {
            return ReturnRefusal::quantity_mismatch;
        }
        const LineEligibility about =
            eligibilityOf(sale, earlier, line->line_id, line->reason, policy, now);
        if (const auto why = refusalOf(about.verdict)) {
            return why;
        }
        wished[line->line_id] += line->quantity;
        if (wished[line->line_id] > about.units_left) {
            return ReturnRefusal::already_returned;
        }
        if (line->reason == ReturnReason::other && line->note.empty()) {
            return ReturnRefusal::note_missing;
        }
    }
    return std::nullopt;
}

std::optional<AmountMinor> paidFor(
    const Sale& sale, std::span<const Return> earlier, std::span<const JudgeReturn::Line> lines
) {
    Units units;
    for (const JudgeReturn::Line& line : lines) {
        units[line.line_id] += std::max<std::int64_t>(0, line.accepted);
    }
    return paidForUnits(sale, earlier, units);
}

std::string_view toText(Eligibility value) {
    switch (value) {
        case Eligibility::eligible:
            return "eligible";
        case Eligibility::not_delivered:
            return "not_delivered";
        case Eligibility::already_returned:
            return "already_returned";
        case Eligibility::window_over:
            return "window_over";
        case Eligibility::regret_over:
            return "regret_over";
        case Eligibility::marketplace_policy:
            return "marketplace_policy";
    }
    return "corrupt";
}

}  // namespace balcao
