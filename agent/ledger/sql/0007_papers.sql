-- Paper of many kinds, also such that belongs to no order (a manifest, a test page), in parts.

CREATE TABLE journal_with_papers (
    seq        INTEGER PRIMARY KEY AUTOINCREMENT,
    site_id    TEXT    NOT NULL,
    store_id   TEXT    NOT NULL,
    order_ref  INTEGER REFERENCES orders (order_ref) DEFERRABLE INITIALLY DEFERRED, -- or of no order
    command_id TEXT    NOT NULL, -- of the command that caused it; several lines may share one
    kind       TEXT    NOT NULL,
    payload    TEXT    NOT NULL, -- JSON
    actor_kind TEXT    NOT NULL,
    actor_name TEXT    NOT NULL,
    at_ms      INTEGER NOT NULL
) STRICT;

INSERT INTO journal_with_papers
    SELECT seq, site_id, store_id, order_ref, command_id, kind, payload, actor_kind, actor_name, at_ms FROM journal;
-- Numbers of lines are never used again, also if the last lines are gone.
DELETE FROM sqlite_sequence WHERE name = 'journal_with_papers';
INSERT INTO sqlite_sequence (name, seq)
    SELECT 'journal_with_papers', seq FROM sqlite_sequence WHERE name = 'journal';
DROP TABLE journal;
ALTER TABLE journal_with_papers RENAME TO journal;

CREATE INDEX journal_of_order ON journal (order_ref, seq);
CREATE INDEX journal_of_command ON journal (command_id);

CREATE TABLE print_jobs_in_parts (
    job_id          INTEGER PRIMARY KEY, -- journal seq * 1000 + place among its effects
    site_id         TEXT    NOT NULL,
    store_id        TEXT    NOT NULL,
    order_ref       INTEGER REFERENCES orders (order_ref) DEFERRABLE INITIALLY DEFERRED, -- or of no order
    kind            TEXT    NOT NULL, -- label, picking_list, ...: what the paper is for
    role            TEXT    NOT NULL, -- label, receipt, document: of the printer
    format          TEXT    NOT NULL, -- zpl, pdf, png
    document_sha256 TEXT    NOT NULL,
    package_id      TEXT    NOT NULL,
    dedupe_key      TEXT    NOT NULL, -- whoever wants the same paper again finds this job
    copies          INTEGER NOT NULL, -- of each page or label, each a part
    copy            INTEGER NOT NULL, -- from 2 on a person asked for it
    reprint_of      INTEGER,
    asked_by        TEXT    NOT NULL, -- the person, if one asked for it
    asked_why       TEXT    NOT NULL,
    expires_at_ms   INTEGER,          -- worth nothing after this
    state           TEXT    NOT NULL,
    evidence        TEXT    NOT NULL,
    attempts        INTEGER NOT NULL,
    part_count      INTEGER NOT NULL, -- 0: not prepared yet
    parts_sent      INTEGER NOT NULL, -- the next one is in question
    spool_id        TEXT    NOT NULL, -- of the system's print queue
    wanted_at_ms    INTEGER NOT NULL,
    due_at_ms       INTEGER NOT NULL,
    reason          TEXT    NOT NULL,
    wants_new_job   INTEGER NOT NULL,
    created_at_ms   INTEGER NOT NULL,
    is_unsettled    INTEGER NOT NULL  -- 1: it waits for its printer or for a person
) STRICT;

INSERT INTO print_jobs_in_parts
    SELECT job_id, site_id, store_id, order_ref, 'label', role, format, document_sha256, package_id,
           order_ref || '/' || package_id || '/' || document_sha256, 1, copy, reprint_of, '', '', NULL,
           state, evidence, attempts, 0, 0, '', wanted_at_ms, due_at_ms, reason, wants_new_job, created_at_ms,
           is_unsettled
    FROM print_jobs;
-- What a replay of the journal says of them: a label's own end of life stands in the line that
-- brought it, who wanted a copy and why in the line that made it.
UPDATE print_jobs_in_parts AS job SET expires_at_ms = (
    SELECT json_extract(label.value, '$.expires_at_ms')
    FROM journal, json_each(journal.payload, '$.labels') AS label
    WHERE journal.seq = job.job_id / 1000
      AND json_extract(label.value, '$.package_id') = job.package_id
      AND json_extract(label.value, '$.document_sha256') = job.document_sha256
) WHERE reprint_of IS NULL;
UPDATE print_jobs_in_parts AS job SET
    asked_by = (SELECT actor_name FROM journal WHERE seq = job.job_id / 1000),
    asked_why = (SELECT coalesce(json_extract(payload, '$.reason'), '') FROM journal WHERE seq = job.job_id / 1000),
    expires_at_ms = (
        WITH RECURSIVE line (job_id, reprint_of, expires_at_ms) AS (
            SELECT job.job_id, job.reprint_of, NULL
            UNION ALL
            SELECT original.job_id, original.reprint_of, original.expires_at_ms
            FROM line JOIN print_jobs_in_parts AS original ON original.job_id = line.reprint_of
        )
        SELECT expires_at_ms FROM line WHERE reprint_of IS NULL
    )
WHERE reprint_of IS NOT NULL;

DROP TABLE print_jobs;
ALTER TABLE print_jobs_in_parts RENAME TO print_jobs;

-- Paper at most once by machine: the same wish is one job. One that was cancelled before its first
-- part has sent nothing, so that the paper may be wanted again.
CREATE UNIQUE INDEX print_jobs_once ON print_jobs (dedupe_key, copy)
    WHERE state <> 'cancelled' OR parts_sent > 0;
CREATE INDEX print_jobs_of_key ON print_jobs (dedupe_key, copy);
CREATE INDEX print_jobs_of_order ON print_jobs (order_ref, job_id);
CREATE INDEX print_jobs_due ON print_jobs (role, due_at_ms, job_id) WHERE state IN ('queued', 'held');
CREATE INDEX print_jobs_unsettled ON print_jobs (job_id) WHERE is_unsettled = 1;
CREATE INDEX print_jobs_unsettled_of_role ON print_jobs (role, job_id) WHERE is_unsettled = 1;
