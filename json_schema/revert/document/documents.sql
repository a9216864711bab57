-- Revert json_schema:document/documents from pg

BEGIN;

DROP FUNCTION json_schema.register_document(text, jsonb);
DROP TABLE json_schema.documents;

COMMIT;
