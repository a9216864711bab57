-- Deploy json_schema:compile/check_draft_07 to pg

BEGIN;

-- The first schema to be compiled is the one that all others are checked against.
SELECT json_schema.create_check('draft_07', documents.document, true, 'json_schema')
  FROM json_schema.documents
 WHERE documents.uri = 'http://json-schema.org/draft-07/schema' \g /dev/null

COMMIT;
