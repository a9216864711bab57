BEGIN;

SELECT plan(5);

SELECT results_eq(
    $$SELECT schema, location, trail, hops FROM json_schema.follow(
        '{"definitions": {"a": {"$ref": "#/definitions/b"}, "b": {"type": "null"}}}', NULL,
        '{"$ref": "#/definitions/a"}', '#/items', NULL, '{}')$$,
    $$VALUES ('{"type": "null"}'::jsonb, '#/definitions/b',
              '{#/definitions/a,#/definitions/b}'::text[], '/$ref/$ref')$$,
    'follow() goes to the end of a chain');
SELECT is((json_schema.follow('{}', NULL, '{"$ref": 5}', '#', NULL, '{}')).hops, '',
    'follow() lets a $ref that is no text refer to nothing');
SELECT throws_ok($$SELECT json_schema.follow('{}', NULL, '{"$ref": "#/a"}', '#', NULL, '{}')$$,
    'MR102', NULL, 'follow() refuses a pointer to nothing');
SELECT throws_ok($$SELECT json_schema.follow('{"a": 5}', NULL, '{"$ref": "#/a"}', '#', NULL, '{}')$$,
    'MR102', NULL, 'follow() refuses a pointer to what is no schema');
SELECT throws_ok($$SELECT json_schema.follow('{}', NULL, '{"$ref": "#"}', '#/not', NULL, '{#}')$$,
    'MR104', NULL, 'follow() refuses to come back on one value');

SELECT finish();

ROLLBACK;
