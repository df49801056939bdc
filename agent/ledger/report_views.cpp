#include "agent/ledger/report_views.h"

#include "agent/ledger/backup.h"
#include "agent/ledger/codec_parts.h"
#include "agent/ledger/ledger.h"
#include "agent/ledger/reading.h"
#include "agent/ledger/search_terms.h"
#include "common/base/mutex.h"
#include "common/order/order_text.h"

#include <algorithm>
#include <limits>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <unordered_map>
#include <utility>

namespace balcao {

namespace {

// The orders of some days, newest first. The index is named because the days are few and the
// history is long; the planner does not know that.
const std::string kChosen =
    "WITH chosen AS MATERIALIZED (SELECT order_ref FROM orders INDEXED BY orders_assigned"
    " WHERE site_id = ?1 AND store_id = ?2 AND assigned_at_ms >= ?3 AND assigned_at_ms < ?4"
    " AND (?5 = '' OR state = ?5)"
    " AND (?6 = '' OR order_ref IN (SELECT rowid FROM order_search WHERE order_search MATCH ?6))"
    " AND order_ref < ?7 ORDER BY order_ref DESC LIMIT ?8)";

const std::string kOrders =
    kChosen +
    " SELECT orders.order_ref, order_id, external_order_id, customer_name, state, journey,"
    " unit_count, total_minor, currency, assigned_at_ms, json_extract(hub_json, '$.answer_by_ms'),"
    " json_extract(hub_json, '$.ready_by_ms')"
    " FROM chosen CROSS JOIN orders ON orders.order_ref = chosen.order_ref"
    " CROSS JOIN order_facts ON order_facts.order_ref = chosen.order_ref"
    " ORDER BY chosen.order_ref DESC";

// The first answer may have been taken back and given again: the last first one counts, with who
// gave it. All other steps count when they were done first, whatever was opened again later. Lines
// are cut down to their kind before they are sorted: most of a journal's bytes are descriptions of
// orders.
const std::string kSteps =
    kChosen +
    ", lines AS MATERIALIZED (SELECT journal.order_ref, kind, at_ms,"
    " iif(kind = 'decided', actor_name, '') AS by"
    " FROM chosen CROSS JOIN journal ON journal.order_ref = chosen.order_ref AND kind IN"
    " ('decided', 'start_picking', 'pause_picking', 'resume_picking', 'finish_picking', 'packed'))"
    " SELECT order_ref, max(iif(kind = 'decided', at_ms, NULL)),"
    " substr(max(iif(kind = 'decided', printf('%016d', at_ms) || by, '')), 17),"
    " min(iif(kind = 'start_picking', at_ms, NULL)),"
    " min(iif(kind = 'finish_picking', at_ms, NULL)), min(iif(kind = 'packed', at_ms, NULL)),"
    " sum(CASE kind WHEN 'pause_picking' THEN -at_ms WHEN 'resume_picking' THEN at_ms ELSE 0 END)"
    " FROM lines GROUP BY order_ref";

// What the lines of each order stand refused for. Most orders have no refusal and are not taken
// apart.
const std::string kRefusals =
    kChosen +
    " SELECT orders.order_ref, json_extract(refusal.value, '$.reason'),"
    " json_extract(refusal.value, '$.quantity'),"
    " coalesce(json_extract(line.value, '$.sku'), ''),"
    " coalesce(json_extract(line.value, '$.description'), '')"
    " FROM chosen CROSS JOIN orders ON orders.order_ref = chosen.order_ref"
    " AND instr(orders.progress_json, '\"refusals\"') > 0"
    " CROSS JOIN order_facts ON order_facts.order_ref = chosen.order_ref"
    " CROSS JOIN json_each(orders.progress_json, '$.lines') AS done"
    " CROSS JOIN json_each(done.value, '$.refusals') AS refusal"
    " CROSS JOIN json_each(order_facts.hub_json, '$.lines') AS line"
    " WHERE json_extract(line.value, '$.line_id') = json_extract(done.value, '$.line_id')";

std::optional<Instant> instantOf(const std::optional<std::int64_t>& at_ms) {
    return at_ms ? std::optional{fromMs(*at_ms)} : std::nullopt;
}

bool isBlank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// Reads reports on one connection. Not thread-safe.
class ReportReader {
public:
    explicit ReportReader(const std::filesystem::path& file)
        : database_{file, Database::Role::reader}
        , begin_{database_, "BEGIN"}
        , orders_{database_, kOrders}
        , steps_{database_, kSteps}
        , refusals_{database_, kRefusals} {}

    ReportViews::Found find(const ReportQuery& query) {
        const std::string words = searchQuery(query.text);
        if (words.empty() && !isBlank(query.text)) {
            return {};  // nothing but punctuation: no order has that
        }
        const OneView one_view{database_, begin_};
        return read(query, words);
    }

    std::vector<std::string> keptStatements() const { return database_.keptStatements(); }

private:
    using Chosen = Params<
        std::string,
        std::string,
        std::int64_t,
        std::int64_t,
        std::string,
        std::string,
        std::int64_t,
        std::int64_t>;
    using OrderColumns = Columns<
        std::int64_t,
        std::string,
        std::string,
        std::string,
        std::string,
        std::string,
        std::int64_t,
        std::int64_t,
        std::string,
        std::int64_t,
        std::optional<std::int64_t>,
        std::optional<std::int64_t>>;
    using StepColumns = Columns<
        std::int64_t,
        std::optional<std::int64_t>,
        std::string,
        std::optional<std::int64_t>,
        std::optional<std::int64_t>,
        std::optional<std::int64_t>,
        std::int64_t>;
    using RefusalColumns =
        Columns<std::int64_t, std::string, std::int64_t, std::string, std::string>;

    template <typename Question>
    static auto ask(Question& question, const ReportQuery& query, const std::string& words) {
        const auto limit = std::min(query.limit, ReportQuery::kMostReportedOrders);
        return question.all(
            query.store.site_id,
            query.store.store_id,
            toMs(query.from),
            toMs(query.to),
            query.state ? std::string{toText(*query.state)} : std::string{},
            words,
            query.before.value_or(std::numeric_limits<std::int64_t>::max()),
            static_cast<std::int64_t>(limit)
        );
    }

    ReportViews::Found read(const ReportQuery& query, const std::string& words) {
        ReportViews::Found found;
        std::unordered_map<std::int64_t, std::size_t> place_of;
        for (auto& row : ask(orders_, query, words)) {
            place_of.emplace(std::get<0>(row), found.orders.size());
            found.orders.push_back(orderOf(std::move(row)));
        }
        for (auto& row : ask(steps_, query, words)) {
            addSteps(found.orders.at(place_of.at(std::get<0>(row))), std::move(row));
        }
        for (auto& [order_ref, reason, quantity, sku, description] : ask(refusals_, query, words)) {
            found.refusals.push_back(
                {.order_ref = {order_ref},
                 .reason = known<RefusalReason>(reason, "order", order_ref),
                 .quantity = quantity,
                 .sku = std::move(sku),
                 .description = std::move(description)}
            );
        }
        found.is_whole =
            found.orders.size() < std::min(query.limit, ReportQuery::kMostReportedOrders);
        return found;
    }

    static ReportedOrder orderOf(Statement<Chosen, OrderColumns>::Row row) {
        auto& [order_ref, order_id, external_order_id, customer_name, state, journey, unit_count, total_minor, currency, assigned_at_ms, answer_by_ms, ready_by_ms] =
            row;
        ReportedOrder order;
        order.order_ref = {order_ref};
        order.order_id = {std::move(order_id)};
        order.external_order_id = std::move(external_order_id);
        order.customer_name = std::move(customer_name);
        order.state = known<OrderState>(state, "order", order_ref);
        order.journey = known<Journey>(journey, "order", order_ref);
        order.unit_count = unit_count;
        order.total_minor = total_minor;
        order.currency = std::move(currency);
        order.assigned_at = fromMs(assigned_at_ms);
        order.answer_by = instantOf(answer_by_ms);
        order.ready_by = instantOf(ready_by_ms);
        return order;
    }

    static void addSteps(ReportedOrder& order, Statement<Chosen, StepColumns>::Row row) {
        auto& [order_ref, answered_at_ms, answered_by, picking_at_ms, picked_at_ms, packed_at_ms, paused_ms] =
            row;
        // An answer that was taken back and not given again is none.
        if (order.state != OrderState::offered && order.state != OrderState::answer_expired) {
            order.answered_at = instantOf(answered_at_ms);
            order.answered_by = std::move(answered_by);
        }
        order.picking_at = instantOf(picking_at_ms);
        order.picked_at = instantOf(picked_at_ms);
        order.packed_at = instantOf(packed_at_ms);
        // Below zero while a pause goes on: then nothing is picked yet.
        order.paused = std::chrono::milliseconds{std::max<std::int64_t>(0, paused_ms)};
    }

    Database database_;
    Statement<Params<>> begin_;
    Statement<Chosen, OrderColumns> orders_;
    Statement<Chosen, StepColumns> steps_;
    Statement<Chosen, RefusalColumns> refusals_;
};

}  // namespace

class ReportViews::Impl {
public:
    explicit Impl(const std::filesystem::path& folder)
        : reader_{LedgerFolder{folder}.database()} {}

    template <typename Question>
    auto ask(Question question) -> std::invoke_result_t<Question&, ReportReader&> {
        try {
            const Lock lock{mutex_};
            return question(reader_);
        } catch (const std::exception& error) {
            throw LedgerError{std::string{"read a report: "} + error.what()};
        }
    }

private:
    Mutex mutex_;
    ReportReader reader_ BALCAO_GUARDED_BY(mutex_);
};

ReportViews::ReportViews(const std::filesystem::path& folder) {
    try {
        impl_ = std::make_unique<Impl>(folder);
    } catch (const DatabaseError& error) {
        throw LedgerError{std::string{"read a report: "} + error.what()};
    }
}

ReportViews::~ReportViews() = default;

ReportViews::Found ReportViews::find(const ReportQuery& query) const {
    return impl_->ask([&](ReportReader& reader) { return reader.find(query); });
}

std::vector<std::string> ReportViews::keptStatements() const {
    return impl_->ask([](ReportReader& reader) { return reader.keptStatements(); });
}

}  // namespace balcao
