-- Revert json_schema:keyword/array/emit_path from pg

BEGIN;

DROP FUNCTION json_schema.emit_path(jsonb, integer);

COMMIT;
