BEGIN;

SELECT plan(9);

SELECT is(
    ARRAY(SELECT concat_ws(' ', keyword, location, via, names, first, last, each)
            FROM unnest(json_schema.child_groups(schema::jsonb, '#/s', instance::jsonb, '', '/v'))),
    expected::text[], format('child_groups(): %s against %s', instance, schema))
  FROM (VALUES
    ('{"items": {}, "properties": {"a": {}}}', '[1, 2, 3]', '{items #/s/items /v/items 0 2 f}'),
    ('{"items": {}, "properties": {"a": {}}}', '{"a": 1, "b": 2}',
     '{"properties #/s/properties /v/properties {a} 1 1 t"}'),
    ('{"properties": {"a": {}}}', '[1]', '{}'),
    ('{"items": {}}', '{"a": 1}', '{}'),
    ('{"items": {}}', '[]', '{}'),
    ('{"items": {}}', '1', '{}'),
    ('{"items": [true, false], "additionalItems": {}}', '[1, 2, 3]',
     '{items #/s/items /v/items 0 1 t,
       additionalItems #/s/additionalItems /v/additionalItems 2 2 f}'),
    ('{"properties": {"a": {}, "x": {}}, "additionalProperties": {}}', '{"a": 1, "b": 2, "c": 3}',
     '{"properties #/s/properties /v/properties {a} 1 1 t",
       "additionalProperties #/s/additionalProperties /v/additionalProperties {b,c} 1 2 f"}'),
    ('{"patternProperties": {"/": {}}, "additionalProperties": {}}', '{"a/": 1, "b/": 2, "c": 3}',
     '{"patternProperties #/s/patternProperties/~1 /v/patternProperties/~1 {a/,b/} 1 2 f",
       "additionalProperties #/s/additionalProperties /v/additionalProperties {c} 1 1 f"}')
  ) AS _ (schema, instance, expected);

SELECT finish();

ROLLBACK;
