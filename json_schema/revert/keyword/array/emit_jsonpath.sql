-- Revert json_schema:keyword/array/emit_jsonpath from pg

BEGIN;

DROP FUNCTION json_schema.emit_all(jsonb, text, text);
DROP FUNCTION json_schema.emit_jsonpath(jsonb, integer);

COMMIT;
