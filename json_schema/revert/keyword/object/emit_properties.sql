-- Revert json_schema:keyword/object/emit_properties from pg

BEGIN;

DROP FUNCTION json_schema.emit_strings(jsonb, text, jsonb);
DROP FUNCTION json_schema.has_only_strings(jsonb);
DROP FUNCTION json_schema.emit_properties(jsonb, text, jsonb);
DROP FUNCTION json_schema.emit_required(jsonb, text, jsonb);

COMMIT;
