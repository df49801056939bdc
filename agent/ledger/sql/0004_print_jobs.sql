-- The bytes of labels, once for equal bytes.
CREATE TABLE documents (
    document_sha256 TEXT    PRIMARY KEY,
    site_id         TEXT    NOT NULL, -- of the order that brought it
    store_id        TEXT    NOT NULL,
    bytes           BLOB    NOT NULL,
    created_at_ms   INTEGER NOT NULL
) STRICT;

CREATE TABLE print_jobs (
    job_id          INTEGER PRIMARY KEY, -- journal seq * 1000 + place among its effects
    site_id         TEXT    NOT NULL,
    store_id        TEXT    NOT NULL,
    order_ref       INTEGER NOT NULL REFERENCES orders (order_ref) DEFERRABLE INITIALLY DEFERRED,
    role            TEXT    NOT NULL, -- label, document
    format          TEXT    NOT NULL, -- zpl, pdf, png
    document_sha256 TEXT    NOT NULL,
    package_id      TEXT    NOT NULL,
    copy            INTEGER NOT NULL, -- from 2 on a person asked for it
    reprint_of      INTEGER,
    state           TEXT    NOT NULL,
    evidence        TEXT    NOT NULL,
    attempts        INTEGER NOT NULL,
    wanted_at_ms    INTEGER NOT NULL,
    due_at_ms       INTEGER NOT NULL,
    reason          TEXT    NOT NULL,
    wants_new_job   INTEGER NOT NULL,
    created_at_ms   INTEGER NOT NULL,
    is_unsettled    INTEGER NOT NULL  -- 1: it waits for its printer or for a person
) STRICT;

-- Labels at most once by machine: the same bytes for the same package are one job. A cancelled
-- one has sent nothing, so that the label may be wanted again.
CREATE UNIQUE INDEX print_jobs_once ON print_jobs (order_ref, package_id, document_sha256, copy)
    WHERE state <> 'cancelled';
CREATE INDEX print_jobs_of_order ON print_jobs (order_ref, job_id);
CREATE INDEX print_jobs_due ON print_jobs (role, due_at_ms, job_id) WHERE state IN ('queued', 'held');
CREATE INDEX print_jobs_unsettled ON print_jobs (job_id) WHERE is_unsettled = 1;
