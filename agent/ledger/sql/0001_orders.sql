-- Times are UTC in milliseconds since 1970 (..._at_ms, ..._by_ms); money is in minor units.

-- One row per assignment of an order to a store: the fold of its journal.
CREATE TABLE orders (
    order_ref         INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again
    site_id           TEXT    NOT NULL,
    store_id          TEXT    NOT NULL,
    order_id          TEXT    NOT NULL,
    assignment        INTEGER NOT NULL,
    external_order_id TEXT    NOT NULL,
    state             TEXT    NOT NULL,
    journey           TEXT    NOT NULL,
    customer_name     TEXT    NOT NULL,
    unit_count        INTEGER NOT NULL,
    total_minor       INTEGER NOT NULL,
    currency          TEXT    NOT NULL,
    short_code        TEXT    NOT NULL,
    is_open           INTEGER NOT NULL, -- 1: the hub may still take it away
    is_final          INTEGER NOT NULL, -- 1: nothing more is expected of the store
    is_on_board       INTEGER NOT NULL, -- 1: not final, or something of it waits for somebody
    answer_by_ms      INTEGER,          -- only while the answer is awaited
    assigned_at_ms    INTEGER NOT NULL,
    changed_at_ms     INTEGER NOT NULL,
    changed_seq       INTEGER NOT NULL, -- of the journal
    fingerprint       INTEGER NOT NULL, -- of the hub's bytes, so that the same ones need no reading
    progress_json     TEXT    NOT NULL, -- what the store did
    UNIQUE (site_id, store_id, order_id, assignment)
) STRICT;

CREATE INDEX orders_of_board ON orders (is_on_board, changed_seq);
CREATE INDEX orders_open_of_store ON orders (site_id, store_id) WHERE is_open = 1;
CREATE INDEX orders_open ON orders (order_ref) WHERE is_open = 1;
CREATE INDEX orders_awaiting_answer ON orders (answer_by_ms) WHERE answer_by_ms IS NOT NULL;
CREATE INDEX orders_short_code ON orders (site_id, store_id, short_code) WHERE is_on_board = 1;

-- The order as the hub last described it; apart, because it is long and changes seldom.
CREATE TABLE order_facts (
    order_ref    INTEGER PRIMARY KEY REFERENCES orders (order_ref) DEFERRABLE INITIALLY DEFERRED,
    site_id      TEXT NOT NULL,
    store_id     TEXT NOT NULL,
    hub_json     TEXT NOT NULL,
    search_terms TEXT NOT NULL -- as indexed in order_search: needed to take them out again
) STRICT;
