BEGIN;

SELECT plan(7);

SELECT is(
    ARRAY(SELECT concat(keyword_location, note)
            FROM unnest(json_schema.same_value_tasks(
                     schema::jsonb, NULL,
                     ROW(schema, '#', NULL, '{}', NULL, '', '', '', '')::json_schema.task,
                     instance::jsonb, condition, true))),
    expected::text[], format('same_value_tasks(): %s against %s', instance, schema))
  FROM (VALUES
    ('{"type": "null"}', '1', NULL, '{}'),
    ('{"allOf": [{}, true]}', '1', NULL, '{/allOf/0,/allOf/1}'),
    ('{"if": {"minimum": 1}, "then": {}, "else": {}}', '1', true,
     '{"/then; then applies, since the value is valid against {\"minimum\": 1}"}'),
    ('{"if": {"title": "big"}, "then": {}, "else": {}}', '0', false,
     '{"/else; else applies, since the value is not \"big\""}'),
    ('{"if": {}, "then": {}}', '1', false, '{}'),
    ('{"dependencies": {"a/b": {}, "c": ["d"], "e": {}}}', '{"a/b": 1, "c": 1}', NULL,
     '{/dependencies/a~1b}'),
    ('{"dependencies": {"a": {}}}', '["a"]', NULL, '{}')
  ) AS _ (schema, instance, condition, expected);

SELECT finish();

ROLLBACK;
