-- Revert json_schema:keyword/object/emit_additional from pg

BEGIN;

DROP FUNCTION json_schema.emit_size(text, text, jsonb);
DROP FUNCTION json_schema.emit_additional(jsonb, text);

COMMIT;
