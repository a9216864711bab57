BEGIN;

SELECT plan(3);

SELECT throws_ok($$SELECT json_schema.refuse_deep_schema('x')$$, 'MR105', NULL,
    'refuse_deep_schema() blames the schema');
SELECT throws_ok($$SELECT json_schema.refuse_more_levels('{"not": {"not": {}}}', 1)$$,
    'MR105', 'the schema is nested too deeply',
    'refuse_more_levels() refuses a schema of more levels');
SELECT lives_ok($$SELECT json_schema.refuse_more_levels('{"not": {"not": {}}}', 2)$$,
    'refuse_more_levels() takes a schema of as many levels');

SELECT finish();

ROLLBACK;
