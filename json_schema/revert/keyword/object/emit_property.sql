-- Revert json_schema:keyword/object/emit_property from pg

BEGIN;

DROP FUNCTION json_schema.emit_property(jsonb, text, text, boolean, boolean, boolean, jsonb);
DROP FUNCTION json_schema.emit_alike(jsonb, text);
DROP FUNCTION json_schema.emit_constant(jsonb, text, text);

COMMIT;
