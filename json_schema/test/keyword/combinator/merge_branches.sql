BEGIN;

SELECT plan(6);

SELECT is(json_schema.merge_branches(schema::jsonb), merged::jsonb,
          format('merge_branches() makes %s of %s', merged, schema))
  FROM (VALUES
    ('{"allOf": ["b", "a", "b"]}', '{"allOf": ["b", "a"]}'),
    ('{"anyOf": ["b", "b", "a"], "type": "null"}', '{"anyOf": ["b", "a"], "type": "null"}'),
    ('{"oneOf": ["b", "a"]}', '{"oneOf": ["b", "a"]}'),
    ('{"oneOf": ["b", "b"], "type": "null"}', 'false'),
    ('{"oneOf": ["b", "a", "b"]}', '{"oneOf": ["a"], "allOf": [{"not": {"anyOf": ["b"]}}]}'),
    ('{"oneOf": ["b", "a", "b"], "allOf": ["c"]}',
     '{"oneOf": ["a"], "allOf": ["c", {"not": {"anyOf": ["b"]}}]}')
  ) AS _ (schema, merged);

SELECT finish();

ROLLBACK;
