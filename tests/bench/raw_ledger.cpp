#include "tests/bench/raw_ledger.h"

#include <sqlite3.h>

#include <stdexcept>

namespace balcao::bench {

RawLedger::RawLedger(const std::filesystem::path& file) {
    if (sqlite3_open(file.c_str(), &handle_) != SQLITE_OK) {
        throw std::runtime_error{"open " + file.string()};
    }
    sqlite3_exec(
        handle_,
        "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA cell_size_check = ON;"
        "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;"
        "PRAGMA journal_size_limit = 16777216;",
        nullptr,
        nullptr,
        nullptr
    );
    begin_ = prepare("BEGIN IMMEDIATE");
    commit_ = prepare("COMMIT");
    find_command_ = prepare("SELECT order_ref FROM journal WHERE command_id = ?2 LIMIT 1");
    open_order_ = prepare(
        "SELECT hub_json, progress_json, short_code, fingerprint, changed_seq, changed_at_ms"
        " FROM orders JOIN order_facts USING (order_ref) WHERE order_ref = ?1"
    );
    add_journal_ = prepare(
        "INSERT INTO journal (site_id, store_id, order_ref, command_id, kind, payload, actor_kind,"
        " actor_name, at_ms) VALUES ('1', '101', ?1, ?2, 'decided', ?3, 'clerk', '', 1)"
    );
    set_order_ = prepare(
        "UPDATE orders SET state = 'accepted', answer_by_ms = NULL, changed_at_ms = 2,"
        " changed_seq = changed_seq + 100000, progress_json = ?2 WHERE order_ref = ?1"
    );
    add_message_ = prepare(
        "INSERT INTO outbox (message_id, site_id, store_id, order_ref, kind, payload, "
        "created_at_ms,"
        " is_parked, may_go, attempts, next_attempt_at_ms, last_error)"
        " VALUES (?2, '1', '101', ?1, ?4, ?3, 1, 0, NOT EXISTS (SELECT 1 FROM outbox"
        " WHERE order_ref = ?1 AND kind <> 'fetch_labels'), 0, 1, '')"
    );
    add_order_ = prepare(
        "INSERT INTO orders (order_ref, site_id, store_id, order_id, assignment, external_order_id,"
        " state, journey, customer_name, unit_count, total_minor, currency, short_code, is_open,"
        " is_final, is_on_board, answer_by_ms, assigned_at_ms, changed_at_ms, changed_seq,"
        " fingerprint, progress_json) VALUES (?1, '1', '101', ?2, 1, ?2, 'offered',"
        " 'ship_from_store', 'Conceição Aparecida dos Santos', 6, 79530, 'BRL', 'A1', 1, 0, 1, 1, "
        "1,"
        " 1, ?1, 1, '{}')"
    );
    add_facts_ = prepare(
        "INSERT INTO order_facts (order_ref, site_id, store_id, hub_json, search_terms)"
        " VALUES (?1, '1', '101', ?3, ?4)"
    );
    add_terms_ = prepare("INSERT INTO order_search (rowid, terms) VALUES (?1, ?4)");
}

RawLedger::~RawLedger() {
    for (sqlite3_stmt* const statement : statements_) {
        sqlite3_finalize(statement);
    }
    sqlite3_close(handle_);
}

sqlite3_stmt* RawLedger::prepare(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(handle_, sql, -1, &statement, nullptr) != SQLITE_OK) {
        throw std::runtime_error{std::string{sql} + ": " + sqlite3_errmsg(handle_)};
    }
    statements_.push_back(statement);
    return statement;
}

void RawLedger::run(
    sqlite3_stmt* statement, const std::vector<std::string>& texts, long long number
) {
    const int wanted = sqlite3_bind_parameter_count(statement);
    if (wanted >= 1) {
        sqlite3_bind_int64(statement, 1, number);
    }
    for (int i = 2; i <= wanted; ++i) {
        const std::string& text = texts[static_cast<std::size_t>(i - 2)];
        sqlite3_bind_text(statement, i, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
    }
    int code = sqlite3_step(statement);
    while (code == SQLITE_ROW) {
        code = sqlite3_step(statement);
    }
    sqlite3_reset(statement);
    if (code != SQLITE_DONE) {
        throw std::runtime_error{
            std::string{sqlite3_sql(statement)} + ": " + sqlite3_errmsg(handle_)};
    }
}

void RawLedger::begin() {
    run(begin_, {}, 0);
}

void RawLedger::commit() {
    run(commit_, {}, 0);
}

void RawLedger::decide(
    long long order_ref,
    const std::string& command_id,
    const std::string& labels_id,
    const RawAnswer& answer
) {
    run(find_command_, {command_id}, 0);
    run(open_order_, {}, order_ref);
    run(add_journal_, {command_id, answer.event}, order_ref);
    run(add_message_, {command_id, answer.message, "decide"}, order_ref);
    run(add_message_, {labels_id, "{}", "fetch_labels"}, order_ref);
    run(set_order_, {answer.progress}, order_ref);
}

void RawLedger::take(long long order_ref, const RawOrder& order) {
    run(add_journal_, {order.command_id, order.json}, order_ref);
    run(add_order_, {order.order_id}, order_ref);
    run(add_facts_, {order.order_id, order.json, order.terms}, order_ref);
    run(add_terms_, {order.order_id, order.json, order.terms}, order_ref);
}

}  // namespace balcao::bench
