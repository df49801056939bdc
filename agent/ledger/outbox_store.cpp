#include "agent/ledger/outbox_store.h"

#include "agent/ledger/codec_parts.h"
#include "agent/ledger/order_codec.h"

namespace balcao {

OutboxStore::OutboxStore(Database& database)
    : add_{database,
           "INSERT INTO outbox (position, message_id, site_id, store_id, order_ref, kind, payload,"
           " created_at_ms, is_parked, may_go, attempts, next_attempt_at_ms, last_error)"
           " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0, NOT EXISTS (SELECT 1 FROM outbox"
           " WHERE order_ref = ?5 AND kind <> 'fetch_labels'), 0, ?8, '')"}
    , forget_{database, "DELETE FROM outbox WHERE message_id = ?"}
    , forget_all_{database, "DELETE FROM outbox WHERE order_ref = ?"}
    , forget_label_requests_{database,
                             "DELETE FROM outbox WHERE order_ref = ? AND kind = 'fetch_labels'"}
    , park_{database, "UPDATE outbox SET is_parked = 1, last_error = ?2 WHERE message_id = ?1"}
    , resend_{database,
              "UPDATE outbox SET is_parked = 0, next_attempt_at_ms = ?2, last_error = '',"
              " codes_version = NULL WHERE message_id = ?1"}
    , order_of_{database, "SELECT order_ref FROM outbox WHERE message_id = ?"}
    , line_up_{database,
               "UPDATE outbox SET may_go = is_parked = 0 AND NOT EXISTS (SELECT 1 FROM outbox AS"
               " earlier WHERE earlier.order_ref = outbox.order_ref"
               " AND earlier.position < outbox.position AND earlier.kind <> 'fetch_labels')"
               " WHERE order_ref = ?"}
    , postpone_{database,
                "UPDATE outbox SET attempts = attempts + 1, next_attempt_at_ms = ?2,"
                " last_error = ?3 WHERE message_id = ?1"}
    , make_due_{database,
                "UPDATE outbox SET next_attempt_at_ms = ?1"
                " WHERE is_parked = 0 AND attempts > 0 AND next_attempt_at_ms > ?1"}
    , hold_back_{database,
                 "UPDATE outbox SET may_undo = 1, next_attempt_at_ms = ?2 WHERE message_id = ?1"}
    , held_back_{database, "SELECT message_id FROM outbox WHERE order_ref = ? AND may_undo = 1"}
    , claim_{database, "UPDATE outbox SET may_undo = 0 WHERE message_id = ? AND may_undo = 1"} {}

void OutboxStore::add(const NewMessage& place, const HubMessage& message) {
    add_.run(
        place.position,
        place.message_id.value,
        place.store.site_id,
        place.store.store_id,
        place.order_ref.value,
        std::string{toText(kindOf(message))},
        encodeMessage(message),
        toMs(place.created_at)
    );
}

void OutboxStore::forget(const CommandId& message_id) {
    const auto order_ref = order_of_.first(message_id.value);
    if (order_ref) {
        forget_.run(message_id.value);
        line_up_.run(std::get<0>(*order_ref));
    }
}

void OutboxStore::park(const CommandId& message_id, const std::string& why) {
    const auto order_ref = order_of_.first(message_id.value);
    if (order_ref) {
        park_.run(message_id.value, why);
        line_up_.run(std::get<0>(*order_ref));
    }
}

void OutboxStore::resend(const CommandId& message_id, Instant now) {
    const auto order_ref = order_of_.first(message_id.value);
    if (order_ref) {
        resend_.run(message_id.value, toMs(now));
        line_up_.run(std::get<0>(*order_ref));
    }
}

void OutboxStore::forgetAll(OrderRef order_ref) {
    forget_all_.run(order_ref.value);
}

void OutboxStore::forgetLabelRequests(OrderRef order_ref) {
    forget_label_requests_.run(order_ref.value);
}

bool OutboxStore::contains(const CommandId& message_id) {
    return order_of_.first(message_id.value).has_value();
}

void OutboxStore::postpone(
    const CommandId& message_id, Instant next_attempt_at, const std::string& last_error
) {
    postpone_.run(message_id.value, toMs(next_attempt_at), last_error);
}

void OutboxStore::holdBack(const CommandId& message_id, Instant until) {
    hold_back_.run(message_id.value, toMs(until));
}

CommandId OutboxStore::heldBack(OrderRef order_ref) {
    const auto row = held_back_.first(order_ref.value);
    return row ? CommandId{std::get<0>(*row)} : CommandId{};
}

void OutboxStore::claim(const CommandId& message_id) {
    claim_.run(message_id.value);
}

void OutboxStore::makeDue(Instant now) {
    make_due_.run(toMs(now));
}

OutboxQueue::OutboxQueue(Database& database)
    : next_due_{database,
                "SELECT message_id, outbox.order_ref, orders.order_id, orders.assignment,"
                " outbox.attempts, outbox.site_id, outbox.store_id, outbox.payload,"
                " outbox.created_at_ms, outbox.may_undo, coalesce(codes_version,"
                " (SELECT max(version) FROM hub_codes), 0) FROM outbox JOIN orders USING (order_ref)"
                " WHERE may_go = 1 AND next_attempt_at_ms <= ?"
                " ORDER BY next_attempt_at_ms, position LIMIT 1"}
    , facts_{database, "SELECT hub_json FROM order_facts WHERE order_ref = ?"}
    , next_due_at_{database, "SELECT min(next_attempt_at_ms) FROM outbox WHERE may_go = 1"} {}

std::optional<OutboxMessage> OutboxQueue::nextDue(Instant now) {
    const auto row = next_due_.first(toMs(now));
    if (!row) {
        return std::nullopt;
    }
    const auto& [message_id, order_ref, order_id, assignment, attempts, site_id, store_id, payload, created_at_ms, may_undo, codes_version] =
        *row;
    OutboxMessage message{
        .message_id = {message_id},
        .order_ref = {order_ref},
        .store = {.site_id = site_id, .store_id = store_id},
        .order_id = {order_id},
        .assignment = assignment,
        .etag = {},
        .attempts = attempts,
        .created_at = fromMs(created_at_ms),
        .message = decodeMessage(reader_, payload),
        .may_be_undone = may_undo,
        .codes_version = codes_version};
    if (const auto facts = facts_.first(order_ref)) {
        message.etag = reader_.parse(std::get<0>(*facts), kOwnJson).textOr("etag");
    }
    return message;
}

std::optional<Instant> OutboxQueue::nextDueAt() {
    const auto row = next_due_at_.first();
    return row && std::get<0>(*row) ? std::optional{fromMs(*std::get<0>(*row))} : std::nullopt;
}

}  // namespace balcao
