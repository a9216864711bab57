-- Revert json_schema:documents from pg

BEGIN;

DROP FUNCTION json_schema.register_document(text, jsonb);
DROP TABLE json_schema.documents;

COMMIT;
