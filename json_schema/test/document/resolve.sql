BEGIN;

SELECT plan(8);

SELECT json_schema.register_document('http://x.test/a.json', '{"definitions": {"b": {}}}');

SELECT is((json_schema.resolve(root::jsonb, NULL, '#/items', base, reference, true)).location, expected,
          format('resolve(): %s in %s', reference, root))
  FROM (VALUES
    ('{}', NULL, '#', '#'),
    ('{"$id": "http://y.test/"}', NULL, 'http://y.test/#/definitions/c', '#/definitions/c'),
    ('{"not": {"$id": "#name"}}', NULL, '#name', '#/not'),
    ('{"not": {"$id": "http://y.test/n"}}', NULL, 'http://y.test/n#/a%25b', '#/not/a%b'),
    ('{"$id": "http://x.test/"}', NULL, 'a.json#/definitions/b', 'http://x.test/a.json#/definitions/b'),
    ('{"$id": "http://y.test/"}', 'http://x.test/b', 'a.json', 'http://x.test/a.json#')
  ) AS _ (root, base, reference, expected);
SELECT throws_ok($$SELECT json_schema.resolve('{}', NULL, '#', NULL, 'http://nowhere.test/', true)$$,
    'MR102', NULL, 'resolve() refuses a document that nobody registered');
SELECT is(
    (json_schema.resolve('{}', NULL, '#', NULL, 'http://x.test/a.json', true)).loaded -> 'documents',
    '{"http://x.test/a.json": {"definitions": {"b": {}}}}', 'resolve() hands back what it read');

SELECT finish();

ROLLBACK;
