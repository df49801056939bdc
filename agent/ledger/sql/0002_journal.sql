-- What has happened, line after line: never edited, never deleted. All else can be rebuilt from it.
CREATE TABLE journal (
    seq        INTEGER PRIMARY KEY AUTOINCREMENT,
    site_id    TEXT    NOT NULL,
    store_id   TEXT    NOT NULL,
    order_ref  INTEGER NOT NULL REFERENCES orders (order_ref) DEFERRABLE INITIALLY DEFERRED,
    command_id TEXT    NOT NULL, -- of the command that caused it; several lines may share one
    kind       TEXT    NOT NULL,
    payload    TEXT    NOT NULL, -- JSON
    actor_kind TEXT    NOT NULL,
    actor_name TEXT    NOT NULL,
    at_ms      INTEGER NOT NULL
) STRICT;

CREATE INDEX journal_of_order ON journal (order_ref, seq);
CREATE INDEX journal_of_command ON journal (command_id);
