#pragma once

#include "agent/json/json_reader.h"
#include "agent/ledger/ledger.h"
#include "agent/ledger/statement.h"

#include <cstdint>
#include <optional>
#include <string>

namespace balcao {

/// What the hub has yet to hear: table outbox.
///
/// Per order the messages go in sequence; other orders overtake. A message waits while an earlier
/// write of its order waits, parked or not. Fetching labels is a read: it holds nothing back.
class OutboxStore {
public:
    struct NewMessage {
        std::int64_t position{};
        CommandId message_id;
        StoreKey store;
        OrderRef order_ref;
        Instant created_at{};
    };

    explicit OutboxStore(Database& database);

    /// Puts the message behind all others of its order.
    void add(const NewMessage& place, const HubMessage& message);
    void forget(const CommandId& message_id);
    void forgetAll(OrderRef order_ref);
    void forgetLabelRequests(OrderRef order_ref);
    /// `why` is what the page shows beside it until a person has decided.
    void park(const CommandId& message_id, const std::string& why);
    /// It goes again, in the words of the newest table of codes.
    void resend(const CommandId& message_id, Instant now);

    bool contains(const CommandId& message_id);
    void postpone(
        const CommandId& message_id, Instant next_attempt_at, const std::string& last_error
    );

    /// The message leaves at `until` at the earliest, and may be taken back before.
    void holdBack(const CommandId& message_id, Instant until);
    /// The message of the order that may still be taken back; empty if there is none.
    CommandId heldBack(OrderRef order_ref);
    /// The message may leave now, and no longer be taken back.
    void claim(const CommandId& message_id);

    /// What was put off and does not wait for a person may go at once.
    void makeDue(Instant now);

private:
    Statement<Params<
        std::int64_t,
        std::string,
        std::string,
        std::string,
        std::int64_t,
        std::string,
        std::string,
        std::int64_t>>
        add_;
    Statement<Params<std::string>> forget_;
    Statement<Params<std::int64_t>> forget_all_;
    Statement<Params<std::int64_t>> forget_label_requests_;
    Statement<Params<std::string, std::string>> park_;
    Statement<Params<std::string, std::int64_t>> resend_;
    Statement<Params<std::string>, Columns<std::int64_t>> order_of_;
    Statement<Params<std::int64_t>> line_up_;
    Statement<Params<std::string, std::int64_t, std::string>> postpone_;
    Statement<Params<std::int64_t>> make_due_;
    Statement<Params<std::string, std::int64_t>> hold_back_;
    Statement<Params<std::int64_t>, Columns<std::string>> held_back_;
    Statement<Params<std::string>> claim_;
};

/// The questions of the sender, on a connection that reads.
class OutboxQueue {
public:
    explicit OutboxQueue(Database& database);

    std::optional<OutboxMessage> nextDue(Instant now);
    std::optional<Instant> nextDueAt();

private:
    JsonReader reader_;
    Statement<
        Params<std::int64_t>,
        Columns<
            std::string,
            std::int64_t,
            std::string,
            std::int64_t,
            std::int64_t,
            std::string,
            std::string,
            std::string,
            std::int64_t,
            bool,
            std::int64_t>>
        next_due_;
    Statement<Params<std::int64_t>, Columns<std::string>> facts_;
    Statement<Params<>, Columns<std::optional<std::int64_t>>> next_due_at_;
};

}  // namespace balcao
