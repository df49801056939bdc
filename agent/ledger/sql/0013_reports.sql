-- Reports ask for the orders of some days.
CREATE INDEX orders_assigned ON orders (site_id, store_id, assigned_at_ms);
