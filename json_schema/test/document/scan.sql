BEGIN;

SELECT plan(3);

CREATE TEMPORARY TABLE scanned AS
SELECT json_schema.scan('urn:d', '{"$id": "http://a.test/b", "definitions": {"x": {"$id": "#x"}},
    "items": {"$ref": "#x", "$id": "c"}, "not": {"$id": "d"}}', '', 'urn:d') AS result;

SELECT is(result #> '{places,urn:d#/not}',
    '{"base": "http://a.test/d", "same_instance_root": "urn:d#"}', 'places know their base')
  FROM scanned;
SELECT is(result -> 'identifiers',
    '{"urn:d": "urn:d#", "http://a.test/b": "urn:d#", "http://a.test/b#x": "urn:d#/definitions/x",
      "http://a.test/d": "urn:d#/not"}', 'documents, $ids and names are identifiers')
  FROM scanned;
SELECT is(result -> 'references',
    '[{"location": "urn:d#/items", "base": "http://a.test/b", "reference": "#x"}]',
    'references come with the base that they are read against')
  FROM scanned;

SELECT finish();

ROLLBACK;
