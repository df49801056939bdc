-- Messages that the hub has not taken yet.
CREATE TABLE outbox (
    position           INTEGER PRIMARY KEY, -- journal seq * 1000 + place among its effects
    message_id         TEXT    NOT NULL UNIQUE, -- the Idempotency-Key of every attempt
    site_id            TEXT    NOT NULL,
    store_id           TEXT    NOT NULL,
    order_ref          INTEGER NOT NULL REFERENCES orders (order_ref) DEFERRABLE INITIALLY DEFERRED,
    kind               TEXT    NOT NULL,
    payload            TEXT    NOT NULL, -- JSON
    created_at_ms      INTEGER NOT NULL,
    is_parked          INTEGER NOT NULL, -- 1: waits for a person
    may_go             INTEGER NOT NULL, -- 1: not parked, and no earlier write of its order waits
    -- how the sending goes; not in the journal
    attempts           INTEGER NOT NULL,
    next_attempt_at_ms INTEGER NOT NULL,
    last_error         TEXT    NOT NULL
) STRICT;

CREATE INDEX outbox_of_order ON outbox (order_ref, position);
CREATE INDEX outbox_due ON outbox (next_attempt_at_ms, position) WHERE may_go = 1;
