BEGIN;

SELECT plan(3);

SELECT is(error, expected, format('many branches: %s', schema))
  FROM (VALUES
    ('{"oneOf": [{"title": "first"}, {"minimum": 0}]}',
     '2 branches of oneOf match, only one may: "first", branch 1 {"minimum": 0}'),
    ('{"oneOf": [true, true, true, true, true]}',
     '5 branches of oneOf match, only one may: branch 0 true, branch 1 true, branch 2 true, '
     'and 2 more'),
    ('{"oneOf": [{"$ref": "#/definitions/a"}, true], "definitions": {"a": {"$ref":
      "#/definitions/b"}, "b": {"title": "far"}}}',
     '2 branches of oneOf match, only one may: "far", branch 1 true')
  ) AS _ (schema, expected),
  json_schema.errors(schema::jsonb, '1') AS __ (at, place, keyword, error, causes);

SELECT finish();

ROLLBACK;
