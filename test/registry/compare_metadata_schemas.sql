BEGIN;

SELECT plan(30);

SELECT has_function(:'registry_schema', 'compare_metadata_schemas', ARRAY['jsonb', 'jsonb'],
    'compare_metadata_schemas(earlier, later) compares two schemas');
SELECT has_function(:'registry_schema', 'compare_metadata_schemas',
    ARRAY['integer', 'integer', 'text'],
    'compare_metadata_schemas(earlier, later, artifact_type) compares two versions');

CREATE FUNCTION pg_temp.says(earlier jsonb, later jsonb)
RETURNS text
LANGUAGE sql
AS $$
    SELECT string_agg(format('%s %s: %s', path, keyword, verdict), ', ' ORDER BY path, keyword)
      FROM compare_metadata_schemas(earlier, later)
$$;

SELECT is(pg_temp.says(earlier::jsonb, later::jsonb), said, 'compare_metadata_schemas(): ' || description)
  FROM (VALUES
    ('{"type": "object"}', '{"title": "T", "type": "object"}', NULL, 'an annotation refuses nothing'),
    ('{"minimum": 1}', '{}', NULL, 'a keyword that goes refuses nothing'),
    ('{"required": ["a"]}', '{"required": ["b", "a"]}', ' required: stricter', 'required added'),
    ('{"type": ["integer", "null"]}', '{"type": "number"}', ' type: stricter', 'types narrowed'),
    ('{"type": "integer"}', '{"type": "number"}', NULL, 'an integer is a number'),
    ('{"enum": [1, 2]}', '{"enum": [2, 1, 3]}', NULL, 'an enum that grows refuses nothing'),
    ('{"enum": [1, 2]}', '{"const": 1.0}', ' const: stricter', 'an enum shortened to a const'),
    ('{"enum": [[1, 2]]}', '{"enum": [[2, 1]]}', ' enum: stricter', 'an enum of other arrays'),
    ('{"minimum": 1}', '{"exclusiveMinimum": 1}', ' exclusiveMinimum: stricter',
     'a minimum that becomes exclusive'),
    ('{"exclusiveMaximum": 5}', '{"maximum": 5}', NULL, 'a maximum that becomes inclusive'),
    ('{"maxLength": 5}', '{"maxLength": 4, "minLength": 1, "pattern": "^a"}',
     ' maxLength: stricter,  minLength: stricter,  pattern: stricter', 'the bounds of a string'),
    ('{"pattern": "a"}', '{"pattern": "b"}', ' pattern: possibly stricter', 'a pattern changed'),
    ('{"multipleOf": 4}', '{"multipleOf": 2}', NULL, 'a multiple of 4 is one of 2'),
    ('{"multipleOf": 2}', '{"multipleOf": 4}', ' multipleOf: stricter', 'multipleOf changed'),
    ('{}', '{"additionalProperties": false}', '/additionalProperties false: stricter',
     'additionalProperties closed'),
    ('{"properties": {"a": {}}, "additionalProperties": false}', '{"additionalProperties": false}',
     '/properties/a false: stricter', 'a property of a closed object dropped'),
    ('{"properties": {"a/b": {"type": "string"}}}',
     '{"properties": {"a/b": {"type": "string", "format": "uri"}}}',
     '/properties/a~1b format: stricter', 'a format added inside a property'),
    ('{"items": {"minimum": 1}}', '{"items": [{"minimum": 2}, {}], "minItems": 1, "uniqueItems": true}',
     ' minItems: stricter,  uniqueItems: stricter, /items/0 minimum: stricter', 'items changed'),
    ('{}', '{"allOf": [{"required": ["a"]}]}', '/allOf/0 required: stricter', 'a new member of allOf'),
    ('{"anyOf": [{"minimum": 1}, {"type": "null"}]}', '{"anyOf": [{"minimum": 2}, {"type": "null"}]}',
     '/anyOf/0 minimum: possibly stricter', 'a branch of anyOf tightened'),
    ('{"oneOf": [{"minimum": 1}]}', '{"oneOf": [{"minimum": 0}]}', ' oneOf: changed, cannot tell',
     'a oneOf changed'),
    ('{"not": {"minimum": 1}}', '{"not": {"minimum": 0}}', ' not: changed, cannot tell', 'a not changed'),
    ('{"definitions": {"n": {"type": "number"}}, "properties": {"a": {"$ref": "#/definitions/n"}}}',
     '{"definitions": {"n": {"type": "number", "minimum": 0}},
       "properties": {"a": {"$ref": "#/definitions/n"}}}',
     '/properties/a/$ref minimum: stricter', 'a definition tightened'),
    ('{"properties": {"a": {"$ref": "#"}}}', '{"properties": {"a": {"$ref": "#"}}, "required": ["b"]}',
     ' required: stricter, /properties/a/$ref required: stricter', 'a schema that refers to itself'),
    ('{"$ref": "urn:a"}', '{"$ref": "urn:b"}', ' $ref: changed, cannot tell', 'another document')
  ) AS _ (earlier, later, said, description);

SELECT add_metadata_schema(schema || '{"required": ["owner"]}') AS second
  FROM metadata_schemas WHERE is_active
\gset
SELECT results_eq(
    format('SELECT path, keyword, old, new, verdict FROM compare_metadata_schemas(1, %s)', :second),
    $$VALUES ('', 'required', NULL::jsonb, '["owner"]'::jsonb, 'stricter')$$,
    'compare_metadata_schemas() takes two versions of the schema for models');
SELECT is_empty(format('SELECT * FROM compare_metadata_schemas(%s, 1)', :second),
    'compare_metadata_schemas() says nothing where the later version refuses nothing more');
SELECT refused('SELECT * FROM compare_metadata_schemas(1, 4711)', 'P0002', ARRAY['4711', 'model'],
    'compare_metadata_schemas() refuses an unknown version');

SELECT finish();

ROLLBACK;
