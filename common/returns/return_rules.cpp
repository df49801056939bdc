#include "common/returns/return.h"

#include <algorithm>
#include <array>
#include <type_traits>
#include <utility>

namespace balcao {

namespace {

using enum ReturnState;
using Cmd = ReturnCommandKind;
using Decision = Result<Return, ReturnRefusal>;

static_assert(std::is_same_v<
              std::variant_alternative_t<static_cast<std::size_t>(Cmd::close), ReturnCommand>,
              CloseReturn>);

const std::array kTransitions = {
    // from, command, to
    ReturnTransition{{open}, Cmd::start_check, {checking}},
    ReturnTransition{{checking}, Cmd::judge, {accepted, partly_accepted, denied}},
    ReturnTransition{{accepted, partly_accepted}, Cmd::resolve, {resolved}},
    // The hub refused the coupon: the customer gets another one, or something else.
    ReturnTransition{{resolved}, Cmd::resolve, {resolved}},
    ReturnTransition{{stocked}, Cmd::resolve, {stocked}},
    ReturnTransition{{sent_to_hub}, Cmd::resolve, {sent_to_hub}},
    ReturnTransition{{resolved}, Cmd::stock, {stocked}},
    ReturnTransition{{stocked}, Cmd::tell_hub, {sent_to_hub}},
    ReturnTransition{{denied, sent_to_hub}, Cmd::close, {closed}},
};

const ReturnTransition* findRow(ReturnState state, Cmd command) {
    const auto* const found = std::ranges::find_if(kTransitions, [&](const ReturnTransition& row) {
        return row.command == command && std::ranges::find(row.from, state) != row.from.end();
    });
    return found == kTransitions.end() ? nullptr : &*found;
}

Failure<ReturnRefusal> refuse(ReturnRefusal why) {
    return Failure{why};
}

/// The state to which the only row of this state and command leads.
Return moved(Return one, Cmd command) {
    one.state = findRow(one.state, command)->to.front();
    return one;
}

ReturnLine* findLine(Return& one, const JudgeReturn::Line& judged) {
    const auto found = std::ranges::find_if(one.lines, [&](const ReturnLine& line) {
        return line.line_id == judged.line_id && line.reason == judged.reason;
    });
    return found == one.lines.end() ? nullptr : &*found;
}

Decision decideOn(const Return& before, const JudgeReturn& judge) {
    Return after = before;
    std::int64_t brought = 0;
    std::int64_t kept = 0;
    if (judge.lines.size() != before.lines.size()) {
        return refuse(ReturnRefusal::line_unknown);
    }
    std::vector<const ReturnLine*> seen;
    for (const JudgeReturn::Line& judged : judge.lines) {
        ReturnLine* const line = findLine(after, judged);
        if (line == nullptr || std::ranges::find(seen, line) != seen.end()) {
            return refuse(ReturnRefusal::line_unknown);
        }
        if (judged.accepted < 0 || judged.accepted > line->quantity) {
            return refuse(ReturnRefusal::quantity_mismatch);
        }
        seen.push_back(line);
        line->accepted = judged.accepted;
        line->condition = judged.condition;
        brought += line->quantity;
        kept += judged.accepted;
    }
    if (kept == 0 && judge.note.empty()) {
        return refuse(ReturnRefusal::note_missing);
    }
    after.note = judge.note;
    after.amount_minor = kept == 0 ? 0 : judge.amount_minor;
    after.state = kept == 0 ? denied : kept == brought ? accepted : partly_accepted;
    return after;
}

Decision decideOn(const Return& before, const ResolveReturn& wish) {
    if (!before.coupon_id.empty()) {
        return refuse(ReturnRefusal::coupon_alive);
    }
    const bool is_again = before.resolution.has_value();
    if (is_again && *before.resolution != Resolution::coupon) {
        return refuse(ReturnRefusal::not_now);  // only a coupon can come to nothing
    }
    if (wish.resolution == Resolution::coupon && before.amount_minor < 1) {
        return refuse(ReturnRefusal::amount_zero);
    }
    Return after = moved(before, Cmd::resolve);
    after.resolution = wish.resolution;
    return after;
}

Decision decideOn(const Return& before, const StockReturn& wish) {
    Return after = moved(before, Cmd::stock);
    after.place = wish.place;
    return after;
}

Decision decideOn(const Return& before, const StartCheck& /*command*/) {
    return moved(before, Cmd::start_check);
}

Decision decideOn(const Return& before, const TellHub& /*command*/) {
    return moved(before, Cmd::tell_hub);
}

Decision decideOn(const Return& before, const CloseReturn& /*command*/) {
    return moved(before, Cmd::close);
}

}  // namespace

std::span<const ReturnTransition> returnTransitions() {
    return kTransitions;
}

Result<Return, ReturnRefusal> decide(
    const Return& before, const ReturnCommand& command, Instant now
) {
    if (findRow(before.state, kindOf(command)) == nullptr) {
        return refuse(ReturnRefusal::not_now);
    }
    const auto decided =
        std::visit([&](const auto& wish) { return decideOn(before, wish); }, command);
    if (!decided) {
        return decided;
    }
    Return after = *decided;
    after.changed_at = now;
    return after;
}

std::int64_t unitsOf(const Return& one, const LineId& line_id) {
    const bool is_claim = one.state == open || one.state == checking;
    std::int64_t units = 0;
    for (const ReturnLine& line : one.lines) {
        if (line.line_id == line_id) {
            units += is_claim ? line.quantity : line.accepted;
        }
    }
    return units;
}

}  // namespace balcao
