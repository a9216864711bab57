BEGIN;

SELECT plan(6);

SELECT has_function(:'registry_schema', 'same_schema',
    ARRAY['jsonb', 'jsonb', 'jsonb', 'jsonb'],
    'same_schema(earlier_root, earlier, later_root, later) exists');
SELECT is(follow_reference('{"definitions": {"a": {"$ref": "#/definitions/b"}, "b": {"type": "null"}}}',
                           '{"$ref": "#/definitions/a"}'), '{"type": "null"}',
    'follow_reference() returns what a chain of references leads to');
SELECT is(follow_reference('{"$ref": "#"}', '{"$ref": "#"}'), NULL,
    'follow_reference() returns NULL for a cycle of references');
SELECT is(follow_reference('{"definitions": {"a": {"$id": "urn:x"}}}', '{"$ref": "#/definitions/a"}'),
    NULL, 'follow_reference() returns NULL where an $id inside may change what # means');
SELECT ok(same_schema('{"definitions": {"a": {}}, "x": 1}', '{"$ref": "#/definitions/a"}',
                      '{"definitions": {"a": {}}, "x": 2}', '{"$ref": "#/definitions/a"}'),
    'same_schema() is true where references lead to the same');
SELECT ok(NOT same_schema('{"definitions": {"a": {"$ref": "#/definitions/b"}, "b": true}}',
                          '{"not": {"$ref": "#/definitions/a"}}',
                          '{"definitions": {"a": {"$ref": "#/definitions/b"}, "b": false}}',
                          '{"not": {"$ref": "#/definitions/a"}}'),
    'same_schema() is false where references lead to something else in the end');

SELECT finish();

ROLLBACK;
