-- Revert json_schema:keyword/combinator/emit_branches from pg

BEGIN;

DROP FUNCTION json_schema.emit_branches(jsonb, boolean, text, jsonb);
DROP FUNCTION json_schema.emit_by_type(jsonb, text, jsonb);
DROP FUNCTION json_schema.emit_by_property(jsonb, text, jsonb, text, jsonb);

COMMIT;
