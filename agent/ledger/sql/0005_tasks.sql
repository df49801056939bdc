CREATE TABLE tasks (
    task_id        INTEGER PRIMARY KEY, -- journal seq * 1000 + place among its effects
    site_id        TEXT    NOT NULL,
    store_id       TEXT    NOT NULL,
    order_ref      INTEGER NOT NULL REFERENCES orders (order_ref) DEFERRABLE INITIALLY DEFERRED,
    kind           TEXT    NOT NULL,
    created_at_ms  INTEGER NOT NULL,
    finished_at_ms INTEGER, -- open without it
    finished_by    TEXT    NOT NULL
) STRICT;

CREATE INDEX tasks_of_order ON tasks (order_ref, task_id);
CREATE INDEX tasks_open ON tasks (task_id) WHERE finished_at_ms IS NULL;
