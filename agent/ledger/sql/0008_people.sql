-- The people of the store, the browsers that they use, and who is signed in where.
CREATE TABLE people (
    person_id      INTEGER PRIMARY KEY,
    site_id        TEXT    NOT NULL,
    store_id       TEXT    NOT NULL, -- the first store of the agent at which the person was added; people work for all of them
    name           TEXT    NOT NULL UNIQUE,
    role           TEXT    NOT NULL, -- clerk, manager, support
    pin_hash       TEXT    NOT NULL, -- Argon2id, peppered
    badge_hash     TEXT    NOT NULL, -- keyed fingerprint; '' without a badge
    is_enabled     INTEGER NOT NULL,
    failed_tries   INTEGER NOT NULL, -- since the last right PIN; counted before the PIN is looked at
    last_failed_ms INTEGER,
    created_at_ms  INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX people_by_badge ON people (badge_hash) WHERE badge_hash <> '';

CREATE TABLE devices (
    device_hash    TEXT    PRIMARY KEY, -- keyed fingerprint of the browser's token
    site_id        TEXT    NOT NULL,
    store_id       TEXT    NOT NULL,
    enrolled_by    TEXT    NOT NULL, -- the manager who signed in there first
    enrolled_at_ms INTEGER NOT NULL,
    failed_tries   INTEGER NOT NULL, -- badges that nobody has
    last_failed_ms INTEGER
) STRICT;

CREATE TABLE sessions (
    session_hash  TEXT    PRIMARY KEY, -- keyed fingerprint of the token in the cookie
    site_id       TEXT    NOT NULL,
    store_id      TEXT    NOT NULL,
    device_hash   TEXT    NOT NULL REFERENCES devices (device_hash) ON DELETE CASCADE,
    person_id     INTEGER NOT NULL REFERENCES people (person_id) ON DELETE CASCADE,
    started_at_ms INTEGER NOT NULL,
    seen_at_ms    INTEGER NOT NULL,
    is_locked     INTEGER NOT NULL -- 1: the work stays, the PIN is asked for
) STRICT;

-- Who changed whom: never edited, never deleted.
CREATE TABLE people_log (
    seq        INTEGER PRIMARY KEY AUTOINCREMENT,
    site_id    TEXT    NOT NULL,
    store_id   TEXT    NOT NULL,
    person_id  INTEGER NOT NULL,
    what       TEXT    NOT NULL, -- added, changed, pin_changed, disabled, enabled, badge_changed, device_enrolled, locked_out
    actor_name TEXT    NOT NULL,
    at_ms      INTEGER NOT NULL
) STRICT;

-- 1: kept back until next_attempt_at_ms, so that a person can take it back.
ALTER TABLE outbox ADD COLUMN may_undo INTEGER NOT NULL DEFAULT 0;
