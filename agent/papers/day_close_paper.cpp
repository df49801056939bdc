#include "agent/papers/day_close_paper.h"

#include "agent/papers/paper_pages.h"
#include "common/order/order_table.h"
#include "common/order/order_words.h"

#include <algorithm>
#include <chrono>
#include <string>

namespace balcao {

namespace {

/// "95 % (19 / 20)"; empty if no order had a deadline.
std::string shareText(const ReportShare& share) {
    const std::int64_t all = share.in_time + share.late;
    if (all == 0) {
        return {};
    }
    std::string text = std::to_string(share.in_time * 100 / all);
    text.append(" % (").append(std::to_string(share.in_time)).append(" / ");
    return text.append(std::to_string(all)).append(")");
}

/// What the store has to do next has to be done by then.
std::optional<Instant> deadlineOf(const Order& order) {
    using enum OrderState;
    if (order.state == offered || order.state == answer_expired) {
        return order.hub.answer_by;
    }
    const bool is_being_prepared = order.state == accepted || order.state == partly_accepted ||
                                   order.state == picking || order.state == picked;
    return is_being_prepared ? order.hub.ready_by : order.hub.collect_by;
}

CloseOrder openOrder(const OrderView& view, Language language, Instant now, ToLocal to_local) {
    const auto deadline = deadlineOf(view.order);
    CloseOrder row{
        .short_code = view.short_code,
        .order_code = orderCode(view.order.hub),
        .state = std::string{wordOf(view.order.state, language)},
        .journey = std::string{wordOf(view.order.hub.journey, language)},
        .deadline = std::nullopt,
        .is_late = deadline && *deadline < now};
    if (deadline) {
        row.deadline = to_local(*deadline);
    }
    return row;
}

}  // namespace

DayClose dayCloseOf(
    const DayCloseWish& wish,
    const std::vector<OrderView>& board,
    const PaperHead& head,
    Instant now,
    ToLocal to_local
) {
    const Language language = languageOf(wish.language);
    DayClose paper{
        .head = head,
        .from = to_local(wish.from),
        .to = to_local(wish.to - std::chrono::minutes{1}),
        .orders = wish.report.orders,
        .units = wish.report.units,
        .answers_in_time = shareText(wish.report.answers),
        .packed_in_time = shareText(wish.report.preparations),
        .states = {},
        .reasons = {},
        .left = {},
        .is_whole = wish.is_whole};
    for (const ReportedState& row : wish.report.states) {
        paper.states.push_back(
            {.name = std::string{wordOf(row.state, language)},
             .orders = row.orders,
             .units = row.units,
             .amount = moneyText(row.total_minor, row.currency, language)}
        );
    }
    for (const ReportedReason& row : wish.report.reasons) {
        paper.reasons.push_back(
            {.name = std::string{wordOf(row.reason, language)},
             .orders = row.orders,
             .units = row.units,
             .amount = {}}
        );
    }
    for (const OrderView& view : board) {
        if (view.order.hub.store == wish.store && isOpen(view.order.state)) {
            paper.left.push_back(openOrder(view, language, now, to_local));
        }
    }
    std::ranges::stable_sort(paper.left, [](const CloseOrder& a, const CloseOrder& b) {
        return a.is_late && !b.is_late;
    });
    return paper;
}

}  // namespace balcao
