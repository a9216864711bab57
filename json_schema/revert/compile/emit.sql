-- Revert json_schema:compile/emit from pg

BEGIN;

DROP FUNCTION json_schema.emit(jsonb, text, jsonb);

COMMIT;
