#include "agent/ledger/acceptance_views.h"

#include "agent/ledger/after_codec.h"
#include "agent/ledger/backup.h"
#include "agent/ledger/codec_parts.h"
#include "agent/ledger/ledger.h"
#include "agent/ledger/order_codec.h"
#include "agent/ledger/reading.h"
#include "agent/ledger/step_codec.h"
#include "common/base/mutex.h"
#include "common/label/paper.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <type_traits>
#include <unordered_map>
#include <utility>

namespace balcao {

namespace {

constexpr std::int64_t kWindow = 2'000;  // lines of the journal in one question

// The journal has no index on time. Its numbers grow with the time, but for a clock that was set
// back, so that it is read backwards in windows until one of them is older than asked for.
const std::string kLines =
    "SELECT coalesce(order_ref, 0), command_id, kind, payload, actor_kind, actor_name, at_ms"
    " FROM journal WHERE seq > ?1 AND seq <= ?2 AND site_id = ?3 AND store_id = ?4"
    " AND at_ms >= ?5 ORDER BY seq";

const std::string kTracked =
    "SELECT told_at_ms FROM tracking WHERE order_ref = ?1 AND told_at_ms >= ?2"
    " AND json_array_length(tracking_json, '$.events') > 0";

/// Makes evidence of the lines of the journal, one after the other.
class EvidenceMaker {
public:
    explicit EvidenceMaker(AcceptanceEvidence& evidence)
        : evidence_{evidence} {}

    AcceptanceOrder& order(OrderRef order_ref) {
        const auto [place, is_new] =
            place_of_.try_emplace(order_ref.value, evidence_.orders.size());
        if (is_new) {
            evidence_.orders.emplace_back().order_ref = order_ref;
        }
        return evidence_.orders[place->second];
    }

    void take(const AfterStep& step, Instant at) {
        at_ = at;
        std::visit(*this, step);
    }

    void operator()(const ErrandAdded& step) {
        AcceptanceErrand errand{
            .errand_id = step.errand_id, .kind = kindOf(step.body), .order_id = {}, .at = at_};
        if (const auto* const told = std::get_if<ReturnErrand>(&step.body)) {
            errand.order_id = told->order_id;
        } else if (const auto* const proof = std::get_if<ProofErrand>(&step.body)) {
            errand.order_id = proof->order_id;
        } else if (std::holds_alternative<IssueErrand>(step.body)) {
            ask(step.errand_id, MovementKind::issue);
        } else if (const auto* const change = std::get_if<MovementErrand>(&step.body)) {
            ask(step.errand_id, change->movement.kind);
        }
        evidence_.errands.push_back(std::move(errand));
    }
    void operator()(const ErrandEnded& step) {
        if (auto* const errand = find(step.errand_id)) {
            errand->ended_at = at_;
        }
    }
    void operator()(const ErrandParked& step) {
        if (auto* const errand = find(step.errand_id)) {
            errand->problem = step.why;
        }
        settle(step.errand_id, MovementState::refused, step.why);
    }
    void operator()(const ErrandResent& step) {
        if (auto* const errand = find(step.errand_id)) {
            errand->problem.clear();
        }
        settle(step.errand_id, MovementState::asked, {});
    }
    /// A proof's errand bears its name.
    void operator()(const ProofKept& step) {
        auto* const errand = find({step.value.proof_id.value});
        if (errand != nullptr && step.value.state == ProofState::kept_here &&
            errand->problem.empty()) {
            errand->problem = "the hub takes no proofs";
        }
    }
    void operator()(const CouponKept& step) {
        const Coupon& coupon = step.value;
        if (coupon.number == 0 && !evidence_.foreign_coupon_at) {
            evidence_.foreign_coupon_at = at_;
        }
        for (const CouponMovement& movement : coupon.movements) {
            // A hub may name the first one otherwise; it is ours all the same.
            const bool is_first = movement.kind == MovementKind::issue;
            settle(
                {is_first ? coupon.coupon_id.value : movement.movement_id},
                movement.state,
                movement.state == MovementState::refused ? movement.reason : std::string{}
            );
        }
    }
    void operator()(const ReturnOpened& /*step*/) {}  // the errand that tells it counts
    void operator()(const ReturnKept& /*step*/) {}    // likewise
    void operator()(const StockMoved& /*step*/) {}    // likewise
    void operator()(const StockUndone& /*step*/) {}
    void operator()(const StockUnknown& /*step*/) {}
    void operator()(const StockRetold& /*step*/) {}

private:
    AcceptanceErrand* find(const CommandId& errand_id) {
        const auto found =
            std::ranges::find(evidence_.errands, errand_id, &AcceptanceErrand::errand_id);
        return found == evidence_.errands.end() ? nullptr : &*found;
    }

    /// A coupon's movement bears the name of the errand that asks for it.
    void ask(const CommandId& errand_id, MovementKind kind) {
        evidence_.movements.push_back(
            {.movement_id = errand_id,
             .kind = kind,
             .state = MovementState::asked,
             .problem = {},
             .at = at_}
        );
    }

    /// Only what was asked in this run counts.
    void settle(const CommandId& movement_id, MovementState state, const std::string& problem) {
        const auto found =
            std::ranges::find(evidence_.movements, movement_id, &AcceptanceMovement::movement_id);
        if (found != evidence_.movements.end() && found->state != state) {
            found->state = state;
            found->problem = problem;
            found->at = at_;
        }
    }

    AcceptanceEvidence& evidence_;
    std::unordered_map<std::int64_t, std::size_t> place_of_;
    Instant at_{};
};

/// Reads on one connection. Not thread-safe.
class EvidenceReader {
public:
    EvidenceReader(const std::filesystem::path& file, std::size_t most_lines)
        : most_lines_{static_cast<std::int64_t>(most_lines)}
        , database_{file, Database::Role::reader}
        , begin_{database_, "BEGIN"}
        , last_{database_, "SELECT seq FROM sqlite_sequence WHERE name = 'journal'"}
        , newest_{database_, "SELECT max(at_ms) FROM journal WHERE seq > ?1 AND seq <= ?2"}
        , lines_{database_, kLines}
        , head_{database_, "SELECT order_id, external_order_id, journey FROM orders WHERE order_ref = ?"}
        , messages_{database_, "SELECT message_id, last_error FROM outbox WHERE order_ref = ? ORDER BY position"}
        , job_kind_{database_, "SELECT kind FROM print_jobs WHERE job_id = ?"}
        , tracked_{database_, kTracked} {}

    AcceptanceEvidence read(const StoreKey& store, Instant since) {
        const OneView one_view{database_, begin_};
        AcceptanceEvidence evidence;
        evidence.since = since;
        EvidenceMaker maker{evidence};
        for (Line& line : linesSince(store, evidence)) {
            take(std::move(line), maker);
        }
        for (AcceptanceOrder& order : evidence.orders) {
            complete(order, since);
        }
        return evidence;
    }

    std::vector<std::string> keptStatements() const { return database_.keptStatements(); }

private:
    using Range = Params<std::int64_t, std::int64_t>;
    using LinesOf = Params<std::int64_t, std::int64_t, std::string, std::string, std::int64_t>;
    using LineColumns = Columns<
        std::int64_t,
        std::string,
        std::string,
        std::string,
        std::string,
        std::string,
        std::int64_t>;
    using Line = Statement<LinesOf, LineColumns>::Row;

    /// Oldest first.
    std::vector<Line> linesSince(const StoreKey& store, AcceptanceEvidence& evidence) {
        std::vector<std::vector<Line>> windows;  // newest first
        const auto last_row = last_.first();
        const std::int64_t last = last_row ? std::get<0>(*last_row) : 0;
        const std::int64_t first = std::max<std::int64_t>(0, last - most_lines_);
        std::int64_t to = last;
        while (to > first) {
            const std::int64_t from = std::max(first, to - kWindow);
            if (std::get<0>(newest_.first(from, to).value()).value_or(0) < toMs(evidence.since)) {
                break;
            }
            windows.push_back(
                lines_.all(from, to, store.site_id, store.store_id, toMs(evidence.since))
            );
            to = from;
        }
        evidence.is_whole = to > first || first == 0;
        std::vector<Line> lines;
        for (auto window = windows.rbegin(); window != windows.rend(); ++window) {
            std::ranges::move(*window, std::back_inserter(lines));
        }
        return lines;
    }

    void take(Line line, EvidenceMaker& maker) {
        auto& [order_ref, command_id, kind, payload, actor_kind, actor_name, at_ms] = line;
        const Instant at = fromMs(at_ms);
        if (isAfterStepKind(kind)) {
            maker.take(decodeAfterStep(reader_, payload), at);
            return;
        }
        if (order_ref == 0) {
            return;  // paper of no order
        }
        if (isStepKind(kind)) {
            const Step step = decodeStep(reader_, payload);
            const auto* const moved = std::get_if<PrintMoved>(&step);
            if (moved != nullptr && isCarriersLabelOut(*moved)) {
                auto& printed_at = maker.order({order_ref}).label_printed_at;
                printed_at = printed_at.value_or(at);
            }
            return;
        }
        maker.order({order_ref})
            .journal.push_back(
                {.event = decodeEvent(reader_, payload),
                 .command_id = {std::move(command_id)},
                 .actor =
                     {.kind = fromText<ActorKind>(actor_kind).value_or(ActorKind::agent),
                      .name = std::move(actor_name)},
                 .at = at}
            );
    }

    bool isCarriersLabelOut(const PrintMoved& moved) {
        const bool is_out = moved.progress.state == PrintState::submitted ||
                            moved.progress.state == PrintState::confirmed;
        if (!is_out) {
            return false;
        }
        const auto kind = job_kind_.first(moved.job_id);
        return kind && std::get<0>(*kind) == toText(PaperKind::label);
    }

    void complete(AcceptanceOrder& order, Instant since) {
        const std::int64_t order_ref = order.order_ref.value;
        auto [order_id, external_order_id, journey] = head_.first(order_ref).value();
        order.order_id = {std::move(order_id)};
        order.external_order_id = std::move(external_order_id);
        order.journey = known<Journey>(journey, "order", order_ref);
        for (auto& [message_id, last_error] : messages_.all(order_ref)) {
            order.messages.push_back(
                {.message_id = {std::move(message_id)}, .last_error = std::move(last_error)}
            );
        }
        if (const auto told_at_ms = tracked_.first(order_ref, toMs(since))) {
            order.tracked_at = fromMs(std::get<0>(*told_at_ms));
        }
    }

    std::int64_t most_lines_;
    Database database_;
    JsonReader reader_;
    Statement<Params<>> begin_;
    Statement<Params<>, Columns<std::int64_t>> last_;
    Statement<Range, Columns<std::optional<std::int64_t>>> newest_;
    Statement<LinesOf, LineColumns> lines_;
    Statement<Params<std::int64_t>, Columns<std::string, std::string, std::string>> head_;
    Statement<Params<std::int64_t>, Columns<std::string, std::string>> messages_;
    Statement<Params<std::int64_t>, Columns<std::string>> job_kind_;
    Statement<Range, Columns<std::int64_t>> tracked_;
};

}  // namespace

class AcceptanceViews::Impl {
public:
    Impl(const std::filesystem::path& folder, std::size_t most_lines)
        : reader_{LedgerFolder{folder}.database(), most_lines} {}

    template <typename Question>
    auto ask(Question question) -> std::invoke_result_t<Question&, EvidenceReader&> {
        try {
            const Lock lock{mutex_};
            return question(reader_);
        } catch (const std::exception& error) {
            throw LedgerError{std::string{"read the evidence of the acceptance: "} + error.what()};
        }
    }

private:
    Mutex mutex_;
    EvidenceReader reader_ BALCAO_GUARDED_BY(mutex_);
};

AcceptanceViews::AcceptanceViews(const std::filesystem::path& folder, std::size_t most_lines) {
    try {
        impl_ = std::make_unique<Impl>(folder, most_lines);
    } catch (const DatabaseError& error) {
        throw LedgerError{std::string{"read the evidence of the acceptance: "} + error.what()};
    }
}

AcceptanceViews::~AcceptanceViews() = default;

AcceptanceEvidence AcceptanceViews::since(const StoreKey& store, Instant since) const {
    return impl_->ask([&](EvidenceReader& reader) { return reader.read(store, since); });
}

std::vector<std::string> AcceptanceViews::keptStatements() const {
    return impl_->ask([](EvidenceReader& reader) { return reader.keptStatements(); });
}

}  // namespace balcao
