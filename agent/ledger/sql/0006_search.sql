-- The words by which an order is found (search_terms.h folds them), under its order_ref. Contentless
-- and without positions: a third of the size, and only whole words and their beginnings are asked for.
CREATE VIRTUAL TABLE order_search USING fts5 (
    terms,
    content = '',
    detail = none,
    columnsize = 0,
    prefix = '3',
    tokenize = 'ascii'
);
