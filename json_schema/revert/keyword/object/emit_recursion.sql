-- Revert json_schema:keyword/object/emit_recursion from pg

BEGIN;

DROP FUNCTION json_schema.emit_recursion(jsonb, jsonb);
DROP FUNCTION json_schema.allow_properties(jsonb, jsonb);
DROP FUNCTION json_schema.recursive_properties(jsonb);

COMMIT;
