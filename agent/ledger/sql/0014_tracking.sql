-- What the hub last said of the ways of parcels: a copy for the time without it, no line of the
-- journal. What a carrier's word does to an order is a command like any other.
CREATE TABLE tracking (
    order_ref     INTEGER PRIMARY KEY REFERENCES orders (order_ref) DEFERRABLE INITIALLY DEFERRED,
    site_id       TEXT    NOT NULL,
    store_id      TEXT    NOT NULL,
    next_at_ms    INTEGER NOT NULL, -- asked again then, while the order is on its way
    told_at_ms    INTEGER,          -- nothing was told yet without it
    tracking_json TEXT    NOT NULL
) STRICT;
