BEGIN;

SELECT plan(16);

CREATE FUNCTION pg_temp.valid(schema jsonb, VARIADIC instances jsonb[]) RETURNS boolean
LANGUAGE sql AS $$
    SELECT (json_schema.evaluate_batch(
               schema, NULL, '{}', ROW(true, false, NULL, 1, 6)::json_schema.walk,
               ROW(schema, '#', NULL, '{}', NULL, '', '', '', '')::json_schema.task,
               instances)).findings IS NULL
$$;

SELECT is(pg_temp.valid(schema::jsonb, '{"a": 1}', instance::jsonb), valid,
          format('evaluate_batch() sees whether %s satisfies %s', instance, schema))
  FROM (VALUES
    ('{"$ref": "#/x", "x": {"properties": {"a": {"type": "number"}}}}', '{"a": "b"}', false),
    ('{"allOf": [{"properties": {"a": {"type": "number"}}}]}', '{"a": "b"}', false),
    ('{"if": {"required": ["a"]}, "else": false}', '{}', false),
    ('{"if": {"required": ["a"]}, "then": {"maxProperties": 1}}', '{}', true),
    ('{"dependencies": {"b": {"required": ["a"]}}}', '{"b": 1}', false),
    ('{"items": {"properties": {"a": {"items": {"const": 1}}}}}', '[{"a": [1, 2]}]', false),
    ('{"items": {"anyOf": [{"$ref": "#/x"}]}, "x": {"const": 1}}', '[1, 1, 2]', false),
    ('{"items": {"anyOf": [{"$ref": "#/x"}]}, "x": {"const": 1}}', '[1, 1]', true),
    ('{"properties": {"a": {"oneOf": [{"minimum": 2}, {"const": 1}]}}}', '{"a": 2}', true),
    ('{"properties": {"a": {"oneOf": [{"minimum": 1}, {"const": 1}]}}}', '{"a": 2}', false),
    ('{"contains": {"not": {"type": "string"}}}', '["a"]', false),
    ('{"propertyNames": {"not": {"const": "b"}}}', '{"b": 1}', false)
  ) AS _ (schema, instance, valid);
SELECT is(
    (SELECT count(*) FROM json_schema.errors(
        '{"items": {"properties": {"a": {"items": {"const": 1}}}}}',
        (SELECT jsonb_agg(jsonb_build_object('a', jsonb_build_array(1, n / 29, n / 30)))
           FROM generate_series(0, 29) AS n))),
    59::bigint,
    'errors() lists each item that evaluate_batch() refuses together');


CREATE FUNCTION pg_temp.doubtful(schema jsonb, VARIADIC instances jsonb[]) RETURNS integer[]
LANGUAGE sql AS $$
    SELECT (json_schema.evaluate_batch(
               schema, NULL, '{}', ROW(false, false, NULL, 1, 6)::json_schema.walk,
               ROW(schema, '#', NULL, '{}', NULL, '', '', '', '')::json_schema.task,
               instances)).doubtful
$$;
SELECT is(pg_temp.doubtful('{"oneOf": [{"type": "number"}, {"items": {"const": 1}}]}',
                           '1', '[1]', '[1, 2]', '"a"', '[[1]]'), ARRAY[1, 3, 5],
    'evaluate_batch() tells which values are not valid');
SELECT is(pg_temp.doubtful('{"anyOf": [{"type": "null"}, {"$ref": "#"}]}', 'null', '1'),
    ARRAY[1, 2], 'evaluate_batch() leaves a circle in a branch to a look at each value');
SELECT is(json_schema.is_valid(
        '{"items": {"anyOf": [{"type": "null"}, {"$ref": "#/items"}]}}',
        to_jsonb(array_fill(NULL::text, ARRAY[30]))), true,
    'is_valid() sees that no item of a long list comes to a circle');

SELECT finish();

ROLLBACK;
