#pragma once

#include "agent/json/json_reader.h"
#include "agent/ledger/ledger.h"
#include "agent/ledger/statement.h"
#include "common/order/order.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace balcao {

/// An order on its way through a transaction.
struct OpenedOrder {
    OrderRef order_ref;
    Order order;
    std::string short_code;
    std::string hub_json;  // order.hub encoded; empty if it is to be encoded again
    std::int64_t fingerprint{};
    std::int64_t changed_seq{};
    Instant changed_at{};
    bool is_new{false};
    bool has_new_facts{false};
    OrderState stored_state{OrderState::offered};  // as the row has it
};

/// The present state of the orders: tables orders, order_facts and order_search.
class OrderStore {
public:
    struct Assignment {
        OrderRef order_ref;
        std::int64_t assignment{};
        std::int64_t fingerprint{};
        bool is_open{false};
    };

    explicit OrderStore(Database& database);

    std::optional<OpenedOrder> open(OrderRef order_ref);

    /// Every assignment of the order to this store, the first one first.
    std::vector<Assignment> assignmentsOf(const StoreKey& store, const OrderId& order_id);

    /// A number that no order has had.
    OrderRef nextRef();

    /// The short code for a new order: a letter and two digits, three when those are taken; free
    /// among the orders on the store's board. The same orders before give the same code.
    std::string freeShortCode(const StoreKey& store, OrderRef order_ref);

    /// Writes the order back. It is on the board while it is not final or something of it (message,
    /// task, print question) is open.
    void save(const OpenedOrder& opened);

    /// Something that belongs to the order changed in journal line `seq`.
    void touch(OrderRef order_ref, std::int64_t seq, Instant at);

    void setFingerprint(OrderRef order_ref, std::int64_t fingerprint);

    /// Orders that await an answer until `now` or earlier.
    std::vector<OrderRef> withAnswerDue(Instant now, std::int64_t limit);

private:
    void insert(const OpenedOrder& opened);
    void update(const OpenedOrder& opened);
    void updateFacts(const OpenedOrder& opened);

    JsonReader reader_;
    Statement<
        Params<std::int64_t>,
        Columns<std::string, std::string, std::string, std::int64_t, std::int64_t, std::int64_t>>
        open_;
    Statement<
        Params<std::string, std::string, std::string>,
        Columns<std::int64_t, std::int64_t, std::int64_t, bool>>
        assignments_of_;
    Statement<Params<>, Columns<std::int64_t>> last_ref_;
    Statement<Params<std::string, std::string, std::string>, Columns<std::int64_t>> has_code_;
    Statement<
        Params<
            std::string,
            std::string,
            std::string,
            std::string,
            std::string,
            std::string,
            std::string,
            std::string,
            std::string,
            std::string>,
        Columns<std::string>>
        codes_in_use_;
    Statement<Params<
        std::int64_t,
        std::string,
        std::string,
        std::string,
        std::int64_t,
        std::string,
        std::string,
        std::string,
        std::string,
        std::int64_t,
        std::int64_t,
        std::string,
        std::string,
        bool,
        bool,
        std::optional<std::int64_t>,
        std::int64_t,
        std::int64_t,
        std::int64_t,
        std::int64_t,
        std::string>>
        insert_;
    Statement<Params<std::int64_t, std::string, std::string, std::string, std::string>>
        insert_facts_;
    Statement<Params<
        std::int64_t,
        std::string,
        bool,
        bool,
        std::optional<std::int64_t>,
        std::int64_t,
        std::int64_t,
        std::string>>
        update_;
    Statement<Params<
        std::int64_t,
        std::string,
        std::optional<std::int64_t>,
        std::int64_t,
        std::int64_t,
        std::string>>
        update_in_place_;
    Statement<Params<
        std::int64_t,
        std::string,
        std::string,
        std::string,
        std::int64_t,
        std::int64_t,
        std::string,
        std::int64_t>>
        update_summary_;
    Statement<Params<std::int64_t>, Columns<std::string>> terms_;
    Statement<Params<std::int64_t, std::string, std::string>> update_facts_;
    Statement<Params<std::int64_t, std::int64_t, std::int64_t>> touch_;
    Statement<Params<std::int64_t, std::int64_t>> set_fingerprint_;
    Statement<Params<std::int64_t, std::int64_t>, Columns<std::int64_t>> answer_due_;
    Statement<Params<std::int64_t, std::string>> index_;
    Statement<Params<std::int64_t, std::string>> unindex_;
};

/// The question of the poll, on a connection that reads.
class KnownOrders {
public:
    explicit KnownOrders(Database& database);

    std::vector<KnownOrder> openOf(const StoreKey& store);

private:
    Statement<
        Params<std::string, std::string>,
        Columns<std::int64_t, std::string, std::int64_t, std::int64_t>>
        open_of_;
};

/// The question of the timer, on a connection that reads.
class LateAnswers {
public:
    explicit LateAnswers(Database& database);

    /// True if an order's time to answer was over before `now` and the order does not know it yet.
    bool exist(Instant now);

private:
    Statement<Params<std::int64_t>, Columns<std::int64_t>> first_;
};

}  // namespace balcao
