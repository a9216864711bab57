BEGIN;

SELECT plan(8);

CREATE FUNCTION pg_temp.follow(root jsonb, schema jsonb, location text, trail text[] DEFAULT '{}',
                               refuse boolean DEFAULT true)
RETURNS json_schema.task
LANGUAGE sql AS $$
    SELECT (json_schema.follow(root, NULL,
                ROW(schema, location, NULL, trail, '1', '/v', '/x', '', '')::json_schema.task,
                refuse)).task
$$;

SELECT results_eq(
    $$SELECT task.schema, task.location, task.trail, task.keyword_location
        FROM pg_temp.follow('{"definitions": {"a": {"$ref": "#/definitions/b"},
                                              "b": {"type": "null"}}}',
                            '{"$ref": "#/definitions/a"}', '#/items') AS task$$,
    $$VALUES ('{"type": "null"}'::jsonb, '#/definitions/b',
              '{#/definitions/a,#/definitions/b}'::text[], '/x/$ref/$ref')$$,
    'follow() goes to the end of a chain');
SELECT is((pg_temp.follow('{}', '{"$ref": 5}', '#')).keyword_location, '/x',
    'follow() lets a $ref that is no text refer to nothing');
SELECT results_eq(
    $$SELECT keyword, json_schema.is_valid(schema, '[{"a": null}]')
        FROM (VALUES ('items', '{"$ref": "#/definitions/a"}'::jsonb),
                     ('contains', '{"$ref": "#/definitions/a"}'),
                     ('anyOf', '[{"items": {"anyOf": [{"$ref": "#/definitions/a"}]}}]'))
             AS _ (keyword, argument),
             jsonb_build_object('$id', 'http://x.test/', keyword, argument, 'definitions',
                 '{"a": {"$id": "sub/", "properties": {"a": {"$ref": "b.json"}}},
                   "b": {"$id": "http://x.test/sub/b.json", "type": "null"}}'::jsonb) AS schema$$,
    $$VALUES ('items', true), ('contains', true), ('anyOf', true)$$,
    'follow() reads the relative $id at the end of a $ref once');
SELECT throws_ok($$SELECT pg_temp.follow('{}', '{"$ref": "#/a"}', '#')$$,
    'MR102', NULL, 'follow() refuses a pointer to nothing');
SELECT throws_ok($$SELECT pg_temp.follow('{"a": 5}', '{"$ref": "#/a"}', '#')$$,
    'MR102', NULL, 'follow() refuses a pointer to what is no schema');
SELECT throws_ok($$SELECT pg_temp.follow('{}', '{"$ref": "#"}', '#/not', '{#}')$$,
    'MR104', NULL, 'follow() refuses to come back on one value');
SELECT is(pg_temp.follow(root::jsonb, jsonb_build_object('$ref', reference), '#/not', '{#}', false),
          NULL, format('follow() returns NULL where %s would have to be refused', reference))
  FROM (VALUES ('{"a": 5}', '#/a'), ('{}', '#')) AS _ (root, reference);

SELECT finish();

ROLLBACK;
