BEGIN;

SELECT plan(28);

SELECT is(json_schema.resolve_references(NULL), NULL, 'NULL for NULL');
SELECT is(json_schema.resolve_references('{"type": "string"}'),
    '{"documents": {"": {"type": "string"}}, "refs": {}, "circular": {}}', 'nothing to resolve');
SELECT is(json_schema.resolve_references('true') -> 'refs', '{}', 'a boolean schema refers to nothing');

SELECT json_schema.register_document('http://x.test/dir/a.json', '{
    "definitions": {"one": {"$ref": "b.json"}, "two": {"$ref": "#/definitions/one"}}}');
SELECT json_schema.register_document('http://x.test/dir/b.json', '{"$id": "urn:b", "type": "null"}');

SELECT is(json_schema.resolve_references(schema) -> 'refs', refs, description)
  FROM (VALUES
    ('{"properties": {"a/b": {"$ref": "#"}}}'::jsonb,
     '{"#/properties/a~1b": "#"}'::jsonb,
     'a reference to the root, from an escaped place'),
    ('{"definitions": {"a/b": {}, "c%d": {}, "e\"f": {}, "": {"definitions": {"": {}}}},
       "allOf": [{"$ref": "#/definitions/a~1b"}, {"$ref": "#/definitions/c%25d"},
                 {"$ref": "#/definitions/e%22f"}, {"$ref": "#/definitions//definitions/"}]}',
     '{"#/allOf/0": "#/definitions/a~1b", "#/allOf/1": "#/definitions/c%d",
       "#/allOf/2": "#/definitions/e\"f", "#/allOf/3": "#/definitions//definitions/"}',
     'pointers are percent-decoded'),
    ('{"properties": {"$ref": {"type": "string"}}}', '{}',
     'a property named $ref is no reference'),
    ('{"const": {"$ref": "#/nowhere"}, "default": {"$ref": "nowhere"}}', '{}',
     'a $ref inside a value is no reference'),
    ('{"properties": {"a": {"$ref": "#/definitions/a", "items": {"$ref": "nowhere"}}},
       "definitions": {"a": {}}}',
     '{"#/properties/a": "#/definitions/a"}',
     'a $ref hides its siblings'),
    ('{"$id": "http://y.test/base/", "definitions": {
         "x": {"$id": "http://y.test/foo.json"}, "y": {"$id": "foo.json"}},
       "allOf": [{"$id": "http://y.test/", "$ref": "foo.json"}]}',
     '{"#/allOf/0": "#/definitions/y"}',
     'also a sibling $id'),
    ('{"definitions": {"a": {"$id": "#name"}}, "items": {"$ref": "#name"}}',
     '{"#/items": "#/definitions/a"}',
     'a plain name'),
    ('{"$id": "http://y.test/root", "definitions": {"A": {"$id": "nested.json",
         "definitions": {"B": {"$id": "#foo"}}}}, "items": {"$ref": "nested.json#foo"}}',
     '{"#/items": "#/definitions/A/definitions/B"}',
     'a plain name belongs to the nearest $id'),
    ('{"$id": "http://y.test/a.json", "definitions": {"x": {"$id": "http://y.test/b/c.json",
         "not": {"definitions": {"y": {"$id": "d.json"}}}}},
       "items": {"$ref": "http://y.test/b/d.json"}}',
     '{"#/items": "#/definitions/x/not/definitions/y"}',
     '$id is resolved against the nearest parent'),
    ('{"$id": "urn:example:a", "definitions": {"b": {}}, "items": {"$ref": "#/definitions/b"},
       "contains": {"$ref": "urn:example:a#/definitions/b"}}',
     '{"#/items": "#/definitions/b", "#/contains": "#/definitions/b"}',
     'a URN as the base'),
    ('{"definitions": {"a": {"enum": [{"$id": "http://y.test/e"}]}, "b": {"$id": "http://y.test/e"},
         "c": {"x-unknown": {"$id": "http://y.test/e"}}}, "items": {"$ref": "http://y.test/e"}}',
     '{"#/items": "#/definitions/b"}',
     '$id in values and unknown keywords identifies nothing'),
    ('{"$id": "http://y.test/", "x-own": {"deep": {"items": {"$ref": "#/definitions/a"}}},
       "definitions": {"a": {}}, "items": {"$ref": "#/x-own/deep"}}',
     '{"#/items": "#/x-own/deep", "#/x-own/deep/items": "#/definitions/a"}',
     'a pointer may lead into unknown keywords, and what is there refers onward'),
    ('{"items": {"$ref": "http://x.test/dir/a.json#/definitions/two"}}',
     '{"#/items": "http://x.test/dir/a.json#/definitions/two",
       "http://x.test/dir/a.json#/definitions/two": "http://x.test/dir/a.json#/definitions/one",
       "http://x.test/dir/a.json#/definitions/one": "http://x.test/dir/b.json#"}',
     'registered documents refer to each other'),
    ('{"$id": "http://x.test/dir/b.json", "items": {"$ref": "http://x.test/dir/b.json"}}',
     '{"#/items": "#"}',
     'an $id of the schema comes before a registered document')
  ) AS _ (schema, refs, description);

SELECT is(
    ARRAY(SELECT jsonb_object_keys(json_schema.resolve_references(
        '{"$ref": "http://x.test/dir/a.json"}') -> 'documents')),
    ARRAY['', 'http://x.test/dir/a.json', 'http://x.test/dir/b.json'],
    'every document that is reached is included');
SELECT is(json_schema.resolve_references('{"$ref": "http://json-schema.org/draft-07/schema#"}')
    #>> '{refs,http://json-schema.org/draft-07/schema#/properties/minLength}',
    'http://json-schema.org/draft-07/schema#/definitions/nonNegativeIntegerDefault0',
    'the meta-schema is at hand');

SELECT throws_ok(format('SELECT json_schema.resolve_references(%L)', schema), 'MR102', NULL, description)
  FROM (VALUES
    ('{"$ref": "#/definitions/none"}', 'nothing at the pointer'),
    ('{"$ref": "#none"}', 'no such name'),
    ('{"$ref": "#/%ff"}', 'a fragment that is no text'),
    ('{"$ref": "none.json"}', 'no such document'),
    ('{"definitions": {"a": ["b"]}, "items": {"$ref": "#/definitions/a"}}', 'not a schema')
  ) AS _ (schema, description);

SELECT is(json_schema.resolve_references(schema) -> 'circular', circular, description)
  FROM (VALUES
    ('{"$ref": "#"}'::jsonb, '{"#": true}'::jsonb, 'resolve_references() names a reference to itself as circular'),
    ('{"definitions": {"a": {"$ref": "#/definitions/b"}, "b": {"$ref": "#/definitions/a"}},
       "items": {"$ref": "#/definitions/a"}}',
     '{"#/definitions/a": true, "#/definitions/b": true}',
     'resolve_references() names two references to each other as circular, but not what leads to them'),
    ('{"definitions": {"a": {"anyOf": [{"type": "null"}, {"if": {"$ref": "#/definitions/a"}}]}},
       "items": {"$ref": "#/definitions/a"}}',
     '{"#/definitions/a/anyOf/1/if": true}',
     'resolve_references() finds a circle through keywords for the same instance'),
    ('{"definitions": {"a": {"allOf": [{"items": {"$ref": "#/definitions/a"}}]}},
       "allOf": [{"$ref": "#/definitions/a"}]}', '{}',
     'resolve_references() lets pass a circle that goes down into the instance')
  ) AS _ (schema, circular, description);

SELECT finish();

ROLLBACK;
