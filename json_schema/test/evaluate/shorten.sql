BEGIN;

SELECT plan(6);

SELECT is(json_schema.shorten('"abc"'), '"abc"', 'a short value is shown as it is');
SELECT is(json_schema.shorten(to_jsonb(repeat('x', 100))), '"' || repeat('x', 56) || '...',
    'a long one is shortened to 60 characters');
SELECT is(json_schema.shorten('[1, 2, 3]', 6), '[1,...', 'or to the width that is asked for');
SELECT is(json_schema.shorten((SELECT jsonb_agg(n) FROM generate_series(1, 9999) AS n)),
    'an array of 9999 items', 'a huge array is counted');
SELECT is(json_schema.shorten((SELECT jsonb_object_agg(n, n) FROM generate_series(1, 9999) AS n)),
    'a large object', 'a huge object is not written out');
SELECT is(json_schema.shorten(NULL), NULL, 'NULL for NULL');

SELECT finish();

ROLLBACK;
