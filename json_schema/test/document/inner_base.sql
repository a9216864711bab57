BEGIN;

SELECT plan(4);

SELECT is(
    json_schema.inner_base('{"$id": "http://x.test/d/"}', NULL, location, schema::jsonb, base),
    expected, format('inner_base(): %s at %s', schema, location))
  FROM (VALUES
    ('#', '{"$id": "http://x.test/d/"}', NULL, NULL),
    ('#/not', '{"$id": "a"}', NULL, 'http://x.test/d/a'),
    ('#/not', '{"$id": "a"}', 'http://y.test/b', 'http://y.test/a'),
    ('#/not', '{"$id": "#a"}', 'http://y.test/b', 'http://y.test/b')
  ) AS _ (location, schema, base, expected);

SELECT finish();

ROLLBACK;
