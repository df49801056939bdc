#include "common/reports/report.h"

#include "common/order/order_table.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace balcao {

namespace {

using std::chrono::milliseconds;

/// The time that so many of a hundred stay within (nearest rank).
milliseconds rankOf(const std::vector<milliseconds>& sorted, std::size_t percent) {
    const std::size_t rank = (sorted.size() * percent + 99) / 100;
    return sorted[std::max<std::size_t>(rank, 1) - 1];
}

ReportTime timeOf(std::vector<milliseconds> lengths) {
    if (lengths.empty()) {
        return {};
    }
    std::ranges::sort(lengths);
    return {
        .orders = static_cast<std::int64_t>(lengths.size()),
        .median = rankOf(lengths, 50),
        .slow = rankOf(lengths, 90)};
}

/// From one instant to the other; clocks that were put right in between make it no less than zero.
milliseconds between(Instant from, Instant to) {
    return std::max(milliseconds{0}, std::chrono::duration_cast<milliseconds>(to - from));
}

Instant dayOf(Instant at, std::chrono::minutes utc_offset) {
    return std::chrono::floor<std::chrono::days>(at + utc_offset) - utc_offset;
}

template <typename Row>
void sortByMost(std::vector<Row>& rows, std::int64_t Row::*count) {
    std::ranges::stable_sort(rows, [count](const Row& a, const Row& b) {
        return a.*count > b.*count;
    });
}

template <typename Key, typename Row>
std::vector<Row> rowsOf(std::map<Key, Row> by_key) {
    std::vector<Row> rows;
    rows.reserve(by_key.size());
    for (auto& [key, row] : by_key) {
        rows.push_back(std::move(row));
    }
    return rows;
}

void add(ReportShare& share, const std::optional<Instant>& by, bool is_done, bool is_late) {
    if (!by) {
        return;
    }
    if (is_late) {
        ++share.late;
    } else if (is_done) {
        ++share.in_time;
    }
}

/// Sums up orders one by one.
class Summing {
public:
    explicit Summing(const ReportFrame& frame)
        : frame_{frame} {}

    void take(const ReportedOrder& order) {
        const bool is_answer_late = isAnswerLate(order, frame_.now);
        const bool is_packing_late = isPackingLate(order, frame_.now);
        ++report_.orders;
        report_.units += order.unit_count;
        add(report_.answers, order.answer_by, order.answered_at.has_value(), is_answer_late);
        add(report_.preparations, order.ready_by, order.packed_at.has_value(), is_packing_late);
        takeTimes(order);
        ReportedState& state = states_[{order.state, order.currency}];
        state.state = order.state;
        state.currency = order.currency;
        ++state.orders;
        state.units += order.unit_count;
        state.total_minor += order.total_minor;
        const Instant begins = dayOf(order.assigned_at, frame_.utc_offset);
        day_of_[order.order_ref.value] = begins;
        ReportedDay& day = days_[begins];
        day.begins = begins;
        ++day.orders;
        day.units += order.unit_count;
        day.late += is_answer_late || is_packing_late ? 1 : 0;
        if (order.answered_at && !order.answered_by.empty()) {
            ReportedPerson& person = people_[order.answered_by];
            person.name = order.answered_by;
            ++person.answers;
        }
    }

    void take(const ReportedRefusal& refusal) {
        const auto day = day_of_.find(refusal.order_ref.value);
        if (refusal.reason == RefusalReason::avoid_split || day == day_of_.end()) {
            return;
        }
        days_[day->second].refused_units += refusal.quantity;
        ReportedReason& reason = reasons_[refusal.reason];
        reason.reason = refusal.reason;
        reason.units += refusal.quantity;
        orders_of_reason_[refusal.reason].insert(refusal.order_ref.value);
        ReportedProduct& product = products_[refusal.sku];
        product.sku = refusal.sku;
        product.description = refusal.description;
        product.units += refusal.quantity;
        orders_of_product_[refusal.sku].insert(refusal.order_ref.value);
    }

    Report finish() {
        for (auto& [reason, row] : reasons_) {
            row.orders = static_cast<std::int64_t>(orders_of_reason_[reason].size());
        }
        for (auto& [sku, row] : products_) {
            row.orders = static_cast<std::int64_t>(orders_of_product_[sku].size());
        }
        report_.states = rowsOf(std::move(states_));
        report_.days = rowsOf(std::move(days_));
        report_.reasons = rowsOf(std::move(reasons_));
        report_.products = rowsOf(std::move(products_));
        report_.people = rowsOf(std::move(people_));
        sortByMost(report_.states, &ReportedState::orders);
        sortByMost(report_.reasons, &ReportedReason::units);
        sortByMost(report_.products, &ReportedProduct::units);
        sortByMost(report_.people, &ReportedPerson::answers);
        if (report_.products.size() > kMostReportedProducts) {
            report_.products.resize(kMostReportedProducts);
        }
        report_.answer = timeOf(std::move(answer_));
        report_.pick = timeOf(std::move(pick_));
        report_.pack = timeOf(std::move(pack_));
        return std::move(report_);
    }

private:
    void takeTimes(const ReportedOrder& order) {
        if (order.answered_at) {
            answer_.push_back(between(order.assigned_at, *order.answered_at));
        }
        if (order.picking_at && order.picked_at) {
            const milliseconds whole = between(*order.picking_at, *order.picked_at);
            pick_.push_back(std::max(milliseconds{0}, whole - order.paused));
        }
        if (order.picked_at && order.packed_at) {
            pack_.push_back(between(*order.picked_at, *order.packed_at));
        }
    }

    ReportFrame frame_;
    Report report_;
    std::map<std::pair<OrderState, std::string>, ReportedState> states_;
    std::map<Instant, ReportedDay> days_;
    std::map<std::int64_t, Instant> day_of_;
    std::map<RefusalReason, ReportedReason> reasons_;
    std::map<RefusalReason, std::set<std::int64_t>> orders_of_reason_;
    std::map<std::string, ReportedProduct> products_;
    std::map<std::string, std::set<std::int64_t>> orders_of_product_;
    std::map<std::string, ReportedPerson> people_;
    std::vector<milliseconds> answer_;
    std::vector<milliseconds> pick_;
    std::vector<milliseconds> pack_;
};

}  // namespace

bool isAnswerLate(const ReportedOrder& order, Instant now) {
    if (!order.answer_by) {
        return false;
    }
    if (order.answered_at) {
        return *order.answered_at > *order.answer_by;
    }
    const bool waits =
        order.state == OrderState::offered || order.state == OrderState::answer_expired;
    return waits && now > *order.answer_by;
}

bool isPackingLate(const ReportedOrder& order, Instant now) {
    if (!order.ready_by) {
        return false;
    }
    if (order.packed_at) {
        return *order.packed_at > *order.ready_by;
    }
    return isInHand(order.state) && now > *order.ready_by;
}

Report reportOn(
    std::span<const ReportedOrder> orders,
    std::span<const ReportedRefusal> refusals,
    const ReportFrame& frame
) {
    Summing summing{frame};
    for (const ReportedOrder& order : orders) {
        summing.take(order);
    }
    for (const ReportedRefusal& refusal : refusals) {
        summing.take(refusal);
    }
    return summing.finish();
}

}  // namespace balcao
