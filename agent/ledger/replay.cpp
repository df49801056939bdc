#include "agent/ledger/replay.h"

#include "agent/ledger/books.h"
#include "agent/ledger/journal_store.h"
#include "agent/ledger/order_codec.h"
#include "agent/ledger/schema.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <system_error>

namespace balcao {

namespace {

constexpr std::int64_t kBatch = 500;
constexpr std::size_t kMostDifferences = 100;

/// What of a table follows from the journal.
struct Compared {
    std::string table;
    std::string key;
    std::string columns;
};

const std::array kCompared = {
    Compared{
        "orders",
        "order_ref",
        "site_id, store_id, order_id, assignment, external_order_id, state, journey,"
        " customer_name, unit_count, total_minor, currency, short_code, is_open, is_final,"
        " is_on_board, answer_by_ms, assigned_at_ms, changed_at_ms, changed_seq, progress_json"},
    Compared{"order_facts", "order_ref", "site_id, store_id, hub_json, search_terms"},
    Compared{
        "outbox",
        "position",
        "message_id, site_id, store_id, order_ref, kind, payload, created_at_ms, is_parked,"
        " iif(is_parked, last_error, ''), may_go"},
    Compared{
        "print_jobs",
        "job_id",
        "site_id, store_id, order_ref, kind, role, format, document_sha256, package_id, dedupe_key,"
        " copies, copy, reprint_of, asked_by, asked_why, expires_at_ms, state, evidence, attempts,"
        " part_count, parts_sent, spool_id, wanted_at_ms, due_at_ms, reason, wants_new_job,"
        " created_at_ms"},
    Compared{
        "tasks",
        "task_id",
        "site_id, store_id, order_ref, kind, created_at_ms, finished_at_ms, finished_by"},
    Compared{
        "returns",
        "position",
        "return_id, site_id, store_id, order_ref, order_id, state, is_over, opened_at_ms,"
        " changed_at_ms, return_json, sale_json"},
    Compared{
        "coupons",
        "position",
        "coupon_id, site_id, store_id, number, code, order_id, document, state, changed_at_ms,"
        " coupon_json"},
    Compared{
        "errands",
        "position",
        "errand_id, site_id, store_id, order_ref, kind, subject, payload, created_at_ms, is_parked,"
        " iif(is_parked, last_error, '')"},
    Compared{
        "stock",
        "position",
        "site_id, store_id, sku, ean, description, quantity, wants_count, is_untold, is_unknown,"
        " changed_at_ms"},
    Compared{
        "stock_moves",
        "position",
        "site_id, store_id, sku, cause, reason, source_id, order_ref, quantity_before,"
        " quantity_after, change, actor_name, at_ms"},
    Compared{
        "proofs",
        "position",
        "proof_id, site_id, store_id, order_ref, state, taken_at_ms, may_be_erased, proof_json"},
};

/// Rebuilds the books from the journal's lines.
class Replay {
public:
    explicit Replay(Database& copy)
        : books_{copy} {}

    void take(const JournalLine& line) {
        if (isStepKind(line.kind)) {
            books_.apply(
                decodeStep(reader_, line.payload),
                {.seq = line.seq,
                 .store = line.store,
                 .order_ref = line.order_ref,
                 .actor = line.actor,
                 .at = line.at}
            );
            return;
        }
        if (isAfterStepKind(line.kind)) {
            books_.apply(
                decodeAfterStep(reader_, line.payload),
                {.seq = line.seq,
                 .store = line.store,
                 .order_ref = line.order_ref,
                 .actor = line.actor,
                 .at = line.at}
            );
            return;
        }
        const JournalEntry entry{
            .event = decodeEvent(reader_, line.payload),
            .command_id = line.command_id,
            .actor = line.actor,
            .at = line.at};
        OpenedOrder opened = openFor(line, entry);
        books_.apply(opened, entry, line.seq);
        books_.orders.save(opened);
    }

private:
    OpenedOrder openFor(const JournalLine& line, const JournalEntry& entry) {
        if (!std::holds_alternative<Offered>(entry.event)) {
            return books_.orders.open(line.order_ref).value();
        }
        OpenedOrder opened;
        opened.order_ref = line.order_ref;
        opened.short_code = books_.orders.freeShortCode(line.store, line.order_ref);
        opened.is_new = true;
        return opened;
    }

    JsonReader reader_;
    Books books_;
};

using Rows = std::map<std::int64_t, std::string>;

/// Reads a table's rows by key, some at a time.
class TableReader {
public:
    TableReader(Database& database, const Compared& compared)
        : rows_{
              database,
              "SELECT " + compared.key + ", json_array(" + compared.columns + ") FROM " +
                  compared.table + " WHERE " + compared.key + " > ? AND " + compared.key +
                  " <= ? ORDER BY " + compared.key}
        , last_{database, "SELECT max(" + compared.key + ") FROM " + compared.table}
        , next_{
              database,
              "SELECT " + compared.key + " FROM " + compared.table + " WHERE " + compared.key +
                  " > ? ORDER BY " + compared.key + " LIMIT 1 OFFSET " +
                  std::to_string(kBatch - 1)} {}

    std::int64_t last() { return std::get<0>(*last_.first()).value_or(0); }

    /// The key at which a batch that begins after `after` should end.
    std::int64_t endOfBatch(std::int64_t after) {
        const auto row = next_.first(after);
        return row ? std::get<0>(*row) : last();
    }

    Rows between(std::int64_t after, std::int64_t end) {
        Rows rows;
        for (auto& [key, text] : rows_.all(after, end)) {
            rows.emplace(key, std::move(text));
        }
        return rows;
    }

private:
    Statement<Params<std::int64_t, std::int64_t>, Columns<std::int64_t, std::string>> rows_;
    Statement<Params<>, Columns<std::optional<std::int64_t>>> last_;
    Statement<Params<std::int64_t>, Columns<std::int64_t>> next_;
};

void compareRows(
    const std::string& table,
    const Rows& kept,
    const Rows& replayed,
    std::vector<std::string>& differences
) {
    const auto name = [&](std::int64_t key) {
        return table + " " + std::to_string(key);
    };
    for (const auto& [key, text] : kept) {
        const auto found = replayed.find(key);
        if (found == replayed.end()) {
            differences.push_back(name(key) + ": is there, but not by the journal");
        } else if (found->second != text) {
            differences.push_back(name(key) + ": is not what the journal says");
        }
    }
    for (const auto& [key, text] : replayed) {
        if (!kept.contains(key)) {
            differences.push_back(name(key) + ": is missing, the journal has it");
        }
    }
}

void compareTable(
    Database& kept, Database& copy, const Compared& compared, std::vector<std::string>& differences
) {
    TableReader kept_rows{kept, compared};
    TableReader copy_rows{copy, compared};
    const std::int64_t last = std::max(kept_rows.last(), copy_rows.last());
    for (std::int64_t after = 0; after < last && differences.size() < kMostDifferences;) {
        const std::int64_t end = std::max(kept_rows.endOfBatch(after), after + 1);
        const std::int64_t until = end >= kept_rows.last() ? last : end;
        compareRows(
            compared.table,
            kept_rows.between(after, until),
            copy_rows.between(after, until),
            differences
        );
        after = until;
    }
}

/// A scratch file that goes away.
class ScratchFile {
public:
    explicit ScratchFile(std::filesystem::path file)
        : file_{std::move(file)} {
        remove();
    }
    ~ScratchFile() { remove(); }
    ScratchFile(const ScratchFile&) = delete;
    ScratchFile(ScratchFile&&) = delete;
    ScratchFile& operator=(const ScratchFile&) = delete;
    ScratchFile& operator=(ScratchFile&&) = delete;

    const std::filesystem::path& path() const { return file_; }

private:
    void remove() const noexcept {
        std::error_code ignored;
        std::filesystem::remove(file_, ignored);
    }

    std::filesystem::path file_;
};

}  // namespace

std::vector<std::string> differencesToReplay(const LedgerFolder& folder) {
    const ScratchFile scratch{folder.replay()};
    Database kept{folder.database(), Database::Role::reader};
    kept.execute("BEGIN");  // one view of the journal and of the tables
    Database copy{scratch.path(), Database::Role::scratch};
    copy.execute("PRAGMA application_id = " + std::to_string(kApplicationId));
    migrate(copy, embedded::migrations());
    copy.execute("BEGIN IMMEDIATE");
    {
        JournalStore journal{kept};
        Replay replay{copy};
        for (std::int64_t seq = 0;;) {
            const auto lines = journal.after(seq, kBatch);
            if (lines.empty()) {
                break;
            }
            for (const JournalLine& line : lines) {
                replay.take(line);
            }
            seq = lines.back().seq;
        }
    }
    copy.execute("COMMIT");
    std::vector<std::string> differences;
    for (const Compared& compared : kCompared) {
        compareTable(kept, copy, compared, differences);
    }
    if (differences.size() > kMostDifferences) {
        differences.resize(kMostDifferences);
    }
    return differences;
}

}  // namespace balcao
