-- Revert json_schema:scan from pg

BEGIN;

DROP FUNCTION json_schema.scan(text, jsonb, text, text);

COMMIT;
