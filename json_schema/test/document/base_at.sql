BEGIN;

SELECT plan(5);

SELECT is(
    json_schema.base_at('{"$id": "http://x.test/", "not": {"$id": "n/", "items": [{"$id": "i"}]},
                          "enum": [{"$id": "e"}], "properties": {"$id": {"$id": "p"}}}',
                        NULL, location), expected, format('base_at(): %s', location))
  FROM (VALUES
    ('#/not', NULL),
    ('#/not/items/0', 'http://x.test/n/'),
    ('#/not/items/0/not', 'http://x.test/n/i'),
    ('#/enum/0/not', NULL),
    ('#/properties/$id/not', 'http://x.test/p')
  ) AS _ (location, expected);

SELECT finish();

ROLLBACK;
