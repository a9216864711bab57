BEGIN;

SELECT plan(12);

SELECT has_table('json_schema', 'documents', 'the documents are a table');
SELECT col_is_pk('json_schema', 'documents', 'uri', 'a document is known by its URI');
SELECT table_privs_are('json_schema', 'documents', 'public', ARRAY['SELECT'],
    'everybody may read the documents, nobody may change them');
SELECT function_privs_are('json_schema', 'register_document', ARRAY['text', 'jsonb'], 'public',
    ARRAY[]::text[], 'only the owner registers documents');

SELECT is(document ->> '$id', 'http://json-schema.org/draft-07/schema#',
          'the Draft-07 meta-schema is there')
  FROM json_schema.documents
 WHERE uri = 'http://json-schema.org/draft-07/schema';

SELECT is(json_schema.register_document('http://example.com/a', '{"type": "string"}'),
    'http://example.com/a', 'a document is registered under its URI');
SELECT is(json_schema.register_document('http://example.com/a#', 'true'),
    'http://example.com/a', 'an empty fragment is left out');
SELECT is(document, 'true', 'registering again replaces the document')
  FROM json_schema.documents
 WHERE uri = 'http://example.com/a';

SELECT throws_ok($$SELECT json_schema.register_document('http://example.com/a#b', '{}')$$,
    '23514', NULL, 'a part of a document is no document');
SELECT throws_ok($$SELECT json_schema.register_document('', '{}')$$,
    '23514', NULL, 'a document needs a URI');
SELECT throws_ok($$SELECT json_schema.register_document('http://example.com/b', '[1]')$$,
    '23514', NULL, 'an array holds no schema');
SELECT throws_ok($$SELECT json_schema.register_document('http://example.com/b', NULL)$$,
    '23502', NULL, 'neither does SQL NULL');

SELECT finish();

ROLLBACK;
