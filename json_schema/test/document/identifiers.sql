BEGIN;

SELECT plan(2);

SELECT is(json_schema.identifiers('http://x.test/', '{"$id": "http://y.test/#", "not": {}}'),
    '{"http://x.test/": "http://x.test/#", "http://y.test/": "http://x.test/#"}',
    'identifiers() names a document by its URI and by its $id');
SELECT is(json_schema.identifiers('', '{"not": {"$id": "#a"}, "if": {"$id": "b"}}'),
    '{"": "#", "#a": "#/not", "b": "#/if"}', 'identifiers() names the schemas with an $id');

SELECT finish();

ROLLBACK;
