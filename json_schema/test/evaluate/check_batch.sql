BEGIN;

SELECT plan(5);

CREATE FUNCTION pg_temp.checked(schema jsonb, VARIADIC trail text[]) RETURNS json_schema.checked
LANGUAGE sql AS $$
    SELECT json_schema.check_batch(
               schema, NULL, '{}', ROW(false, false, NULL, 1, 6)::json_schema.walk,
               ROW(schema, '#', NULL, trail, NULL, '', '', '', '')::json_schema.task,
               ARRAY['"a"', '"b"', '1']::jsonb[], ARRAY[7, 8, 9])
$$;

SELECT is((pg_temp.checked('{"pattern": "a", "type": "string"}', '#/z')).failures, ARRAY[9, 8],
    'check_batch() returns the owners of the values that fail');
SELECT is((pg_temp.checked('{"type": "string"}', '#/z')).deeper, false,
    'check_batch() sees that there is nothing inside a schema');
SELECT is((pg_temp.checked('{"not": {"const": "a"}}', '#/z')).deeper, true,
    'check_batch() sees that there is something inside a schema');
SELECT results_eq(
    $$SELECT (task).location, (task).trail, failures, unsure
        FROM pg_temp.checked('{"$ref": "#/a", "a": {"type": "number"}}', '#/z')$$,
    $$VALUES ('#/a', ARRAY['#/z', '#/a'], ARRAY[7, 8], false)$$,
    'check_batch() follows a $ref');
SELECT is((pg_temp.checked('{"$ref": "#/a", "a": true}', '#/a')).unsure, true,
    'check_batch() leaves open what a circle of $refs would say');

SELECT finish();

ROLLBACK;
