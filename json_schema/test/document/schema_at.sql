BEGIN;

SELECT plan(6);

SELECT is(
    json_schema.schema_at('{"a/b": [5, 6], "": 7}', '{"documents": {"u": {"c": 8}}}', location),
    expected::jsonb, format('schema_at(): %s', location))
  FROM (VALUES
    ('#', '{"a/b": [5, 6], "": 7}'),
    ('#/a~1b/1', '6'),
    ('#/a~1b/-1', NULL),
    ('#/a~1b/01', NULL),
    ('#/', '7'),
    ('u#/c', '8')
  ) AS _ (location, expected);

SELECT finish();

ROLLBACK;
