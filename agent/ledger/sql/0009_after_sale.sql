-- Returns over the counter, coupons, and what the hub has yet to hear of them.

CREATE TABLE returns (
    position       INTEGER PRIMARY KEY, -- journal seq * 1000 of the line that opened it
    return_id      TEXT    NOT NULL UNIQUE,
    site_id        TEXT    NOT NULL,
    store_id       TEXT    NOT NULL,    -- that takes the goods back
    order_ref      INTEGER REFERENCES orders (order_ref) DEFERRABLE INITIALLY DEFERRED, -- or another store's order
    order_id       TEXT    NOT NULL,
    state          TEXT    NOT NULL,
    is_over        INTEGER NOT NULL,    -- 1: closed
    opened_at_ms   INTEGER NOT NULL,
    changed_at_ms  INTEGER NOT NULL,
    return_json    TEXT    NOT NULL,
    sale_json      TEXT    NOT NULL     -- what was sold, without the customer: for the amounts
) STRICT;

CREATE INDEX returns_of_order ON returns (site_id, order_id);
-- Also for the orders' inserts, which look whether a row waits for them.
CREATE INDEX returns_of_order_ref ON returns (order_ref);
CREATE INDEX returns_open ON returns (position) WHERE is_over = 0;

CREATE TABLE coupons (
    position       INTEGER PRIMARY KEY, -- journal seq * 1000 of the line that made it
    coupon_id      TEXT    NOT NULL UNIQUE,
    site_id        TEXT    NOT NULL,
    store_id       TEXT    NOT NULL,
    number         INTEGER NOT NULL,    -- of the store's series; 0: made elsewhere
    code           TEXT    NOT NULL,    -- the hub's; empty until it is issued
    order_id       TEXT    NOT NULL,
    document       TEXT    NOT NULL,    -- the customer's
    state          TEXT    NOT NULL,
    changed_at_ms  INTEGER NOT NULL,
    coupon_json    TEXT    NOT NULL
) STRICT;

-- Every number stands for one coupon for ever, a burned one too.
CREATE UNIQUE INDEX coupons_number ON coupons (site_id, store_id, number) WHERE number > 0;
CREATE UNIQUE INDEX coupons_code ON coupons (site_id, code) WHERE code <> '';
CREATE INDEX coupons_of_order ON coupons (site_id, order_id);
CREATE INDEX coupons_of_document ON coupons (site_id, document) WHERE document <> '';

CREATE TABLE errands (
    position           INTEGER PRIMARY KEY, -- journal seq * 1000
    errand_id          TEXT    NOT NULL UNIQUE, -- the Idempotency-Key of every attempt
    site_id            TEXT    NOT NULL,
    store_id           TEXT    NOT NULL,
    order_ref          INTEGER REFERENCES orders (order_ref) DEFERRABLE INITIALLY DEFERRED,
    kind               TEXT    NOT NULL,
    subject            TEXT    NOT NULL, -- what it is about: errands of one subject keep their sequence
    payload            TEXT    NOT NULL, -- JSON
    created_at_ms      INTEGER NOT NULL,
    is_parked          INTEGER NOT NULL, -- 1: waits for a person
    -- how the sending goes; not in the journal
    attempts           INTEGER NOT NULL,
    next_attempt_at_ms INTEGER NOT NULL,
    last_error         TEXT    NOT NULL
) STRICT;

CREATE INDEX errands_of_subject ON errands (subject, position);
CREATE INDEX errands_of_order_ref ON errands (order_ref);
CREATE INDEX errands_due ON errands (next_attempt_at_ms, position) WHERE is_parked = 0;
