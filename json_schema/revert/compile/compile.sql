-- Revert json_schema:compile/compile from pg

BEGIN;

DROP FUNCTION json_schema.compile(text, jsonb, boolean, text);

COMMIT;
