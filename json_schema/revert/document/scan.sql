-- Revert json_schema:document/scan from pg

BEGIN;

DROP FUNCTION json_schema.scan(text, jsonb, text, text);

COMMIT;
