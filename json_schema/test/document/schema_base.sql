BEGIN;

SELECT plan(5);

SELECT is(json_schema.schema_base('{"type": "string"}', 'http://a/b'), 'http://a/b',
    'without $id the base stays');
SELECT is(json_schema.schema_base('{"$id": "c/d.json#"}', 'http://a/b'), 'http://a/c/d.json',
    '$id is resolved against the base around it, without its fragment');
SELECT is(json_schema.schema_base('{"$id": "#name"}', 'http://a/b'), 'http://a/b',
    'a plain name is no base');
SELECT is(json_schema.schema_base('{"$id": "http://x/", "$ref": "y"}', 'http://a/b'), 'http://a/b',
    'a $ref hides the $id beside it');
SELECT is(json_schema.schema_base('{"$id": {"type": "string"}, "$ref": {}}', 'http://a/b'),
    'http://a/b', 'what is not text is not an $id');

SELECT finish();

ROLLBACK;
