BEGIN;

SELECT plan(9);

CREATE FUNCTION pg_temp.valid(schema jsonb, VARIADIC instances jsonb[]) RETURNS boolean
LANGUAGE sql AS $$
    SELECT (json_schema.batch_findings(
               schema, NULL, '{}', ROW(true, false, NULL, 1, 6)::json_schema.walk,
               ROW(schema, '#', NULL, '{}', NULL, '', '', '', '')::json_schema.task,
               instances)).findings IS NULL
$$;

SELECT is(pg_temp.valid(schema::jsonb, '{"a": 1}', instance::jsonb), valid,
          format('batch_findings() sees whether %s satisfies %s', instance, schema))
  FROM (VALUES
    ('{"$ref": "#/x", "x": {"properties": {"a": {"type": "number"}}}}', '{"a": "b"}', false),
    ('{"allOf": [{"properties": {"a": {"type": "number"}}}]}', '{"a": "b"}', false),
    ('{"if": {"required": ["a"]}, "else": false}', '{}', false),
    ('{"if": {"required": ["a"]}, "then": {"maxProperties": 1}}', '{}', true),
    ('{"dependencies": {"b": {"required": ["a"]}}}', '{"b": 1}', false),
    ('{"items": {"properties": {"a": {"items": {"const": 1}}}}}', '[{"a": [1, 2]}]', false),
    ('{"items": {"anyOf": [{"$ref": "#/x"}]}, "x": {"const": 1}}', '[1, 1, 2]', false),
    ('{"items": {"anyOf": [{"$ref": "#/x"}]}, "x": {"const": 1}}', '[1, 1]', true)
  ) AS _ (schema, instance, valid);
SELECT is(
    (SELECT count(*) FROM json_schema.errors(
        '{"items": {"properties": {"a": {"items": {"const": 1}}}}}',
        (SELECT jsonb_agg(jsonb_build_object('a', jsonb_build_array(1, n / 29, n / 30)))
           FROM generate_series(0, 29) AS n))),
    59::bigint,
    'errors() lists each item that batch_findings() refuses together');

SELECT finish();

ROLLBACK;
