BEGIN;

SELECT plan(7);

-- The schemas that wait for the same value, as pointers into the schema.
CREATE FUNCTION pg_temp.places(schema jsonb, instance jsonb) RETURNS text[]
LANGUAGE sql AS $$
    SELECT ARRAY(SELECT via FROM unnest(json_schema.in_place('{"assert_formats": false}',
        ROW(schema, '#', instance, '', '', 'false')::json_schema.task, 1)))
$$;

SELECT is(pg_temp.places(schema::jsonb, instance::jsonb), expected::text[],
    format('%s against %s', instance, schema))
  FROM (VALUES
    ('{"type": "null"}', '1', '{}'),
    ('{"allOf": [{}, true]}', '1', '{/allOf/0,/allOf/1}'),
    ('{"if": {"minimum": 1}, "then": {}, "else": {}}', '1', '{/then}'),
    ('{"if": {"minimum": 1}, "then": {}, "else": {}}', '0', '{/else}'),
    ('{"then": {}, "else": {}}', '1', '{}'),
    ('{"dependencies": {"a/b": {}, "c": ["d"], "e": {}}}', '{"a/b": 1, "c": 1}',
     '{/dependencies/a~1b}'),
    ('{"dependencies": {"a": {}}}', '["a"]', '{}')
  ) AS _ (schema, instance, expected);

SELECT finish();

ROLLBACK;
