-- Revert json_schema:keyword/number/emit_scalar from pg

BEGIN;

DROP FUNCTION json_schema.emit_scalar(jsonb, text, jsonb);
DROP FUNCTION json_schema.emit_number(jsonb);

COMMIT;
