-- The tables between our words and the hub's, as they were kept; the newest counts.
CREATE TABLE hub_codes (
    version    INTEGER PRIMARY KEY, -- from 1 on; 0 is the table that the program brings
    site_id    TEXT    NOT NULL,
    store_id   TEXT    NOT NULL, -- the first store of the agent at which it was kept; it counts for all of them
    kept_at_ms INTEGER NOT NULL,
    kept_by    TEXT    NOT NULL, -- a person's name; empty: nobody signs in here
    codes_json TEXT    NOT NULL
) STRICT;

-- What may have left before another table was kept goes on in the words of the one before: the same
-- key must bring the same bytes. NULL: the newest table.
ALTER TABLE outbox ADD COLUMN codes_version INTEGER;
ALTER TABLE errands ADD COLUMN codes_version INTEGER;
