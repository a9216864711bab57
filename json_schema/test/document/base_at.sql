BEGIN;

SELECT plan(6);

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

SELECT is_empty(
    $$SELECT keyword, base
        FROM json_schema.keywords(),
             LATERAL (SELECT CASE WHEN holds = 'map' THEN '/a' WHEN holds = 'list' THEN '/0' ELSE '' END)
                 AS _ (step),
             LATERAL (SELECT json_schema.base_at(
                          jsonb_build_object(keyword, CASE holds
                              WHEN 'map' THEN '{"a": {"$id": "b"}}'::jsonb
                              WHEN 'list' THEN '[{"$id": "b"}]' ELSE '{"$id": "b"}' END),
                          NULL, '#/' || keyword || step || '/not')) AS __ (base)
       WHERE base IS DISTINCT FROM CASE WHEN holds <> 'value' THEN 'b' END$$,
    'base_at() knows from keywords() which keywords hold schemas');

SELECT finish();

ROLLBACK;
