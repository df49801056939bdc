-- Proofs of delivery. Their bytes stand apart, because they go after some weeks.

CREATE TABLE proofs (
    position       INTEGER PRIMARY KEY, -- journal seq * 1000 of the line that took it
    proof_id       TEXT    NOT NULL UNIQUE, -- the hub's proofId, too
    site_id        TEXT    NOT NULL,
    store_id       TEXT    NOT NULL,
    order_ref      INTEGER NOT NULL REFERENCES orders (order_ref) DEFERRABLE INITIALLY DEFERRED,
    state          TEXT    NOT NULL,
    taken_at_ms    INTEGER NOT NULL,
    may_be_erased  INTEGER NOT NULL,    -- 1: settled, and its bytes are still there
    proof_json     TEXT    NOT NULL
) STRICT;

CREATE INDEX proofs_of_order ON proofs (order_ref, position);
CREATE INDEX proofs_to_erase ON proofs (taken_at_ms) WHERE may_be_erased = 1;

-- Not in the journal: what is erased must be gone.
CREATE TABLE proof_files (
    proof_id TEXT PRIMARY KEY,
    site_id  TEXT NOT NULL,
    store_id TEXT NOT NULL,
    bytes    BLOB NOT NULL
) STRICT;
