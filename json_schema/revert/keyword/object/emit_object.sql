-- Revert json_schema:keyword/object/emit_object from pg

BEGIN;

DROP FUNCTION json_schema.emit_object(jsonb, text, jsonb);
DROP FUNCTION json_schema.emit_dependencies(jsonb, text, jsonb);

COMMIT;
