BEGIN;

SELECT plan(3);

SELECT has_type('json_schema', 'walk', 'walk is a type');
SELECT has_type('json_schema', 'outcome', 'outcome is a type');
SELECT is(json_schema.deeper(ROW(true, false, 5, 1, 6)::json_schema.walk),
    ROW(true, false, 5, 2, 6)::json_schema.walk, 'deeper() counts the walk that waits');

SELECT finish();

ROLLBACK;
