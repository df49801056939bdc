-- What the store sees of its stock, as far as orders, returns and counts tell. Quantities that
-- nobody knows are NULL, and are not told to the hub.

CREATE TABLE stock (
    position      INTEGER PRIMARY KEY, -- journal seq * 1000 + place of the first movement
    site_id       TEXT    NOT NULL,
    store_id      TEXT    NOT NULL,
    sku           TEXT    NOT NULL,
    ean           TEXT    NOT NULL,
    description   TEXT    NOT NULL,
    quantity      INTEGER,
    wants_count   INTEGER NOT NULL,    -- 1: somebody should count it
    is_untold     INTEGER NOT NULL,    -- 1: the hub has yet to hear this quantity
    is_unknown    INTEGER NOT NULL,    -- 1: the hub said that it knows no such product
    changed_at_ms INTEGER NOT NULL,
    UNIQUE (site_id, store_id, sku)
) STRICT;

CREATE INDEX stock_untold ON stock (site_id, store_id, changed_at_ms) WHERE is_untold = 1;
CREATE INDEX stock_changed ON stock (site_id, store_id, changed_at_ms);
CREATE INDEX stock_waits ON stock (site_id, store_id, changed_at_ms)
    WHERE is_unknown = 1 OR wants_count = 1;

-- Every change of it: never edited, never deleted.
CREATE TABLE stock_moves (
    position        INTEGER PRIMARY KEY, -- journal seq * 1000 + place among its effects
    site_id         TEXT    NOT NULL,
    store_id        TEXT    NOT NULL,
    sku             TEXT    NOT NULL,
    cause           TEXT    NOT NULL,
    reason          TEXT    NOT NULL, -- of a refusal
    source_id       TEXT    NOT NULL, -- the command that caused it
    order_ref       INTEGER REFERENCES orders (order_ref) DEFERRABLE INITIALLY DEFERRED,
    quantity_before INTEGER,
    quantity_after  INTEGER,
    change          INTEGER NOT NULL, -- as it was said, also where nobody knew the quantity
    actor_name      TEXT    NOT NULL,
    at_ms           INTEGER NOT NULL
) STRICT;

CREATE INDEX stock_moves_of_product ON stock_moves (site_id, store_id, sku, position);
CREATE INDEX stock_moves_of_source ON stock_moves (source_id, position);
CREATE INDEX stock_moves_of_order_ref ON stock_moves (order_ref);
