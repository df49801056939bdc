#include "agent/ledger/order_store.h"

#include "agent/ledger/codec_parts.h"
#include "agent/ledger/order_codec.h"
#include "agent/ledger/search_terms.h"
#include "common/order/order_table.h"

#include <array>
#include <tuple>
#include <utility>

namespace balcao {

namespace {

/// SQL that is true while an order belongs on the board.
std::string isOnBoard(const std::string& is_final, const std::string& order_ref) {
    return "(" + is_final + " = 0 OR EXISTS (SELECT 1 FROM outbox WHERE order_ref = " + order_ref +
           ") OR EXISTS (SELECT 1 FROM tasks WHERE order_ref = " + order_ref +
           " AND finished_at_ms IS NULL) OR EXISTS (SELECT 1 FROM print_jobs WHERE order_ref = " +
           order_ref + " AND state = 'in_doubt'))";
}

std::int64_t unitsOf(const HubOrder& hub) {
    std::int64_t units = 0;
    for (const HubLine& line : hub.lines) {
        units += line.quantity;
    }
    return units;
}

/// The end of the time to answer, while an answer is awaited.
std::optional<std::int64_t> answerByOf(const Order& order) {
    const bool is_awaited = order.state == OrderState::offered && order.hub.answer_by.has_value();
    return is_awaited ? std::optional{toMs(*order.hub.answer_by)} : std::nullopt;
}

// Short codes leave out I and O, which read like digits.
constexpr std::string_view kLetters = "ABCDEFGHJKLMNPQRSTUVWXYZ";
constexpr std::int64_t kShort = 99;  // A1 to A99
constexpr std::int64_t kLong = 900;  // A100 to A999
constexpr std::size_t kTriesOfShort = 8;

/// The n-th code of two (or three) digits; goes through the letters first, so that codes in use at
/// the same time differ in what is said first.
std::string codeAt(std::int64_t n, std::int64_t numbers, std::int64_t first_number) {
    const auto letters = static_cast<std::int64_t>(kLetters.size());
    const std::int64_t place = n % (letters * numbers);
    return kLetters[static_cast<std::size_t>(place % letters)] +
           std::to_string(first_number + place / letters);
}

}  // namespace

OrderStore::OrderStore(Database& database)
    : open_{database,
            "SELECT hub_json, progress_json, short_code, fingerprint, changed_seq, changed_at_ms"
            " FROM orders JOIN order_facts USING (order_ref) WHERE order_ref = ?"}
    , assignments_of_{database,
                      "SELECT order_ref, assignment, fingerprint, is_open FROM orders"
                      " WHERE site_id = ? AND store_id = ? AND order_id = ? ORDER BY assignment"}
    , last_ref_{database, "SELECT seq FROM sqlite_sequence WHERE name = 'orders'"}
    , has_code_{database,
                "SELECT order_ref FROM orders"
                " WHERE site_id = ? AND store_id = ? AND short_code = ? AND is_on_board = 1"
                " LIMIT 1"}
    , codes_in_use_{database,
                    "SELECT ' ' || ifnull(group_concat(short_code, ' '), '') || ' ' FROM orders"
                    " WHERE site_id = ? AND store_id = ?"
                    " AND short_code IN (?, ?, ?, ?, ?, ?, ?, ?) AND is_on_board = 1"}
    , insert_{database,
              "INSERT INTO orders (order_ref, site_id, store_id, order_id, assignment,"
              " external_order_id, state, journey, customer_name, unit_count, total_minor,"
              " currency, short_code, is_open, is_final, is_on_board, answer_by_ms, assigned_at_ms,"
              " changed_at_ms, changed_seq, fingerprint, progress_json) VALUES (?1, ?2, ?3, ?4, ?5,"
              " ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, " +
                  isOnBoard("?15", "?1") + ", ?16, ?17, ?18, ?19, ?20, ?21)"}
    , insert_facts_{database,
                    "INSERT INTO order_facts (order_ref, site_id, store_id, hub_json, search_terms)"
                    " VALUES (?, ?, ?, ?, ?)"}
    , update_{database,
              "UPDATE orders SET state = ?2, is_open = ?3, is_final = ?4, answer_by_ms = ?5,"
              " changed_at_ms = ?6, changed_seq = ?7, progress_json = ?8, is_on_board = " +
                  isOnBoard("?4", "?1") + " WHERE order_ref = ?1"}
    , update_in_place_{database,
                       "UPDATE orders SET state = ?2, answer_by_ms = ?3, changed_at_ms = ?4,"
                       " changed_seq = ?5, progress_json = ?6 WHERE order_ref = ?1"}
    , update_summary_{database,
                      "UPDATE orders SET external_order_id = ?2, journey = ?3, customer_name = ?4,"
                      " unit_count = ?5, total_minor = ?6, currency = ?7, assigned_at_ms = ?8"
                      " WHERE order_ref = ?1"}
    , terms_{database, "SELECT search_terms FROM order_facts WHERE order_ref = ?"}
    , update_facts_{database,
                    "UPDATE order_facts SET hub_json = ?2, search_terms = ?3 WHERE order_ref = ?1"}
    , touch_{database,
             "UPDATE orders SET changed_seq = ?2, changed_at_ms = ?3, is_on_board = " +
                 isOnBoard("is_final", "?1") + " WHERE order_ref = ?1"}
    , set_fingerprint_{database, "UPDATE orders SET fingerprint = ?2 WHERE order_ref = ?1"}
    , answer_due_{database,
                  "SELECT order_ref FROM orders"
                  " WHERE answer_by_ms IS NOT NULL AND answer_by_ms < ? ORDER BY answer_by_ms"
                  " LIMIT ?"}
    , index_{database, "INSERT INTO order_search (rowid, terms) VALUES (?, ?)"}
    , unindex_{database,
               "INSERT INTO order_search (order_search, rowid, terms) VALUES ('delete', ?, ?)"} {}

std::optional<OpenedOrder> OrderStore::open(OrderRef order_ref) {
    const auto row = open_.first(order_ref.value);
    if (!row) {
        return std::nullopt;
    }
    const auto& [hub_json, progress_json, short_code, fingerprint, changed_seq, changed_at_ms] =
        *row;
    OpenedOrder opened{
        .order_ref = order_ref,
        .order = decodeProgress(reader_, progress_json),
        .short_code = short_code,
        .hub_json = {},
        .fingerprint = fingerprint,
        .changed_seq = changed_seq,
        .changed_at = fromMs(changed_at_ms)};
    opened.stored_state = opened.order.state;
    opened.order.hub = decodeHubOrder(reader_, hub_json);
    return opened;
}

std::vector<OrderStore::Assignment> OrderStore::assignmentsOf(
    const StoreKey& store, const OrderId& order_id
) {
    std::vector<Assignment> assignments;
    for (const auto& [order_ref, assignment, fingerprint, is_open] :
         assignments_of_.all(store.site_id, store.store_id, order_id.value)) {
        assignments.push_back(
            {.order_ref = {order_ref},
             .assignment = assignment,
             .fingerprint = fingerprint,
             .is_open = is_open}
        );
    }
    return assignments;
}

OrderRef OrderStore::nextRef() {
    const auto row = last_ref_.first();
    return {(row ? std::get<0>(*row) : 0) + 1};
}

std::string OrderStore::freeShortCode(const StoreKey& store, OrderRef order_ref) {
    const std::int64_t n = order_ref.value - 1;
    const auto is_free = [&](const std::string& code) {
        return !has_code_.first(store.site_id, store.store_id, code).has_value();
    };
    std::string first = codeAt(n, kShort, 1);
    if (is_free(first)) {
        return first;
    }
    // The board is crowded: asks at once for the other short ones and the long one after them.
    std::array<std::string, kTriesOfShort> others;
    for (std::size_t i = 0; i + 1 < kTriesOfShort; ++i) {
        others[i] = codeAt(n + 1 + static_cast<std::int64_t>(i), kShort, 1);
    }
    others.back() = codeAt(n, kLong, kShort + 1);
    const auto row = std::apply(
        [&](const auto&... codes) {
            return codes_in_use_.first(store.site_id, store.store_id, codes...);
        },
        others
    );
    const std::string& in_use = std::get<0>(row.value());
    for (const std::string& code : others) {
        if (in_use.find(' ' + code + ' ') == std::string::npos) {
            return code;
        }
    }
    const auto codes = kLong * static_cast<std::int64_t>(kLetters.size());
    for (std::int64_t i = 1; i < codes; ++i) {
        std::string code = codeAt(n + i, kLong, kShort + 1);
        if (is_free(code)) {
            return code;
        }
    }
    return "Z" + std::to_string(order_ref.value);  // over 21,600 on one board: long, but its own
}

void OrderStore::save(const OpenedOrder& opened) {
    if (opened.is_new) {
        insert(opened);
        return;
    }
    update(opened);
    if (opened.has_new_facts) {
        updateFacts(opened);
    }
}

void OrderStore::insert(const OpenedOrder& opened) {
    const Order& order = opened.order;
    insert_.run(
        opened.order_ref.value,
        order.hub.store.site_id,
        order.hub.store.store_id,
        order.hub.order_id.value,
        order.hub.assignment,
        order.hub.external_order_id,
        std::string{toText(order.state)},
        std::string{toText(order.hub.journey)},
        order.hub.customer.name,
        unitsOf(order.hub),
        order.hub.total_minor,
        order.hub.currency,
        opened.short_code,
        isOpen(order.state),
        isFinal(order.state),
        answerByOf(order),
        toMs(order.hub.assigned_at),
        toMs(opened.changed_at),
        opened.changed_seq,
        opened.fingerprint,
        encodeProgress(order)
    );
    const std::string terms = searchTerms(order.hub, opened.short_code);
    insert_facts_.run(
        opened.order_ref.value,
        order.hub.store.site_id,
        order.hub.store.store_id,
        opened.hub_json.empty() ? encodeHubOrder(order.hub) : opened.hub_json,
        terms
    );
    index_.run(opened.order_ref.value, terms);
}

void OrderStore::update(const OpenedOrder& opened) {
    const Order& order = opened.order;
    const bool stays_in_its_lists = !isFinal(opened.stored_state) && !isFinal(order.state) &&
                                    isOpen(opened.stored_state) == isOpen(order.state);
    if (stays_in_its_lists) {
        // The same, without writing anew every index of what is open or on the board.
        update_in_place_.run(
            opened.order_ref.value,
            std::string{toText(order.state)},
            answerByOf(order),
            toMs(opened.changed_at),
            opened.changed_seq,
            encodeProgress(order)
        );
        return;
    }
    update_.run(
        opened.order_ref.value,
        std::string{toText(order.state)},
        isOpen(order.state),
        isFinal(order.state),
        answerByOf(order),
        toMs(opened.changed_at),
        opened.changed_seq,
        encodeProgress(order)
    );
}

void OrderStore::updateFacts(const OpenedOrder& opened) {
    const HubOrder& hub = opened.order.hub;
    const std::string terms = searchTerms(hub, opened.short_code);
    const auto old_terms = terms_.first(opened.order_ref.value);
    if (old_terms && std::get<0>(*old_terms) != terms) {
        unindex_.run(opened.order_ref.value, std::get<0>(*old_terms));
        index_.run(opened.order_ref.value, terms);
    }
    update_facts_.run(
        opened.order_ref.value,
        opened.hub_json.empty() ? encodeHubOrder(hub) : opened.hub_json,
        terms
    );
    update_summary_.run(
        opened.order_ref.value,
        hub.external_order_id,
        std::string{toText(hub.journey)},
        hub.customer.name,
        unitsOf(hub),
        hub.total_minor,
        hub.currency,
        toMs(hub.assigned_at)
    );
}

void OrderStore::touch(OrderRef order_ref, std::int64_t seq, Instant at) {
    touch_.run(order_ref.value, seq, toMs(at));
}

void OrderStore::setFingerprint(OrderRef order_ref, std::int64_t fingerprint) {
    set_fingerprint_.run(order_ref.value, fingerprint);
}

std::vector<OrderRef> OrderStore::withAnswerDue(Instant now, std::int64_t limit) {
    std::vector<OrderRef> refs;
    for (const auto& row : answer_due_.all(toMs(now), limit)) {
        refs.push_back({std::get<0>(row)});
    }
    return refs;
}

KnownOrders::KnownOrders(Database& database)
    : open_of_{
          database,
          "SELECT order_ref, order_id, assignment, fingerprint FROM orders"
          " WHERE site_id = ? AND store_id = ? AND is_open = 1"} {}

std::vector<KnownOrder> KnownOrders::openOf(const StoreKey& store) {
    std::vector<KnownOrder> orders;
    for (auto& [order_ref, order_id, assignment, fingerprint] :
         open_of_.all(store.site_id, store.store_id)) {
        orders.push_back(
            {.order_ref = {order_ref},
             .order_id = {std::move(order_id)},
             .assignment = assignment,
             .fingerprint = static_cast<std::uint64_t>(fingerprint)}
        );
    }
    return orders;
}

LateAnswers::LateAnswers(Database& database)
    : first_{
          database,
          "SELECT order_ref FROM orders"
          " WHERE answer_by_ms IS NOT NULL AND answer_by_ms < ? LIMIT 1"} {}

bool LateAnswers::exist(Instant now) {
    return first_.first(toMs(now)).has_value();
}

}  // namespace balcao
