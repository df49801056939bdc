-- The bytes of papers are wiped some time after their order has ended; what they were stays.
ALTER TABLE documents ADD COLUMN byte_count INTEGER;  -- how many there were; only once they are wiped
ALTER TABLE documents ADD COLUMN wiped_at_ms INTEGER; -- without it the bytes are kept
CREATE INDEX documents_kept ON documents (created_at_ms) WHERE wiped_at_ms IS NULL;

-- Whose papers they are: equal bytes may belong to several orders. Paper of no order stands in
-- documents only.
CREATE TABLE order_documents (
    document_sha256 TEXT    NOT NULL,
    order_ref       INTEGER NOT NULL REFERENCES orders (order_ref) DEFERRABLE INITIALLY DEFERRED,
    site_id         TEXT    NOT NULL,
    store_id        TEXT    NOT NULL,
    PRIMARY KEY (document_sha256, order_ref)
) STRICT, WITHOUT ROWID;
-- For the orders' inserts, which look whether a row waits for them.
CREATE INDEX order_documents_of_order ON order_documents (order_ref);

INSERT OR IGNORE INTO order_documents
    SELECT document_sha256, order_ref, site_id, store_id FROM print_jobs WHERE order_ref IS NOT NULL;
INSERT OR IGNORE INTO order_documents
    SELECT json_extract(progress_json, '$.invoice_sha256'), order_ref, site_id, store_id
    FROM orders WHERE json_extract(progress_json, '$.invoice_sha256') IS NOT NULL;

CREATE INDEX print_jobs_of_document ON print_jobs (document_sha256);
