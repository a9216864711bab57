BEGIN;

SELECT plan(1);

-- The revert script itself is run by test/python/test_round_trip.py.
SELECT results_eq(
    $$SELECT name FROM json_schema.compiled WHERE target_schema = 'json_schema'
       ORDER BY name LIMIT 1$$,
    ARRAY['draft_07'],
    'json_schema.compiled holds the check draft_07, which a revert of the engine does not count');

SELECT finish();

ROLLBACK;
