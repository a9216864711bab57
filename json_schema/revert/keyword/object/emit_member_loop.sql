-- Revert json_schema:keyword/object/emit_member_loop from pg

BEGIN;

DROP FUNCTION json_schema.emit_member_loop(jsonb, jsonb);
DROP FUNCTION json_schema.emit_member(jsonb, jsonb);
DROP FUNCTION json_schema.needs_member_loop(jsonb);

COMMIT;
