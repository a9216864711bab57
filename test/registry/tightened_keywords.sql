BEGIN;

SELECT plan(5);

SELECT has_function(:'registry_schema', 'tightened_keywords', ARRAY['jsonb', 'jsonb'],
    'tightened_keywords(earlier, later) exists');
SELECT ok(allows_all_types('"integer"', '["null", "number"]') AND NOT allows_all_types(NULL, '"object"'),
    'allows_all_types() knows that no type means any type, and that an integer is a number');
SELECT is(allowed_values('{"enum": [1, 2], "const": 2}'), '[2]',
    'allowed_values() returns what enum and const both allow');
SELECT results_eq(
    $$SELECT * FROM tightened_keywords('{"minimum": 1, "pattern": "a"}',
                                       '{"minimum": 2, "pattern": "b", "maxItems": 3}')$$,
    $$VALUES ('minimum', 'stricter'), ('maxItems', 'stricter'), ('pattern', 'possibly stricter')$$,
    'tightened_keywords() returns each keyword that demands more');
SELECT is_empty(
    $$SELECT * FROM tightened_keywords('{"minimum": 2, "required": ["a", "b"], "minLength": 3}',
                                       '{"minimum": 2, "required": ["b"], "minLength": 1}')$$,
    'tightened_keywords() returns nothing where no keyword demands more');

SELECT finish();

ROLLBACK;
