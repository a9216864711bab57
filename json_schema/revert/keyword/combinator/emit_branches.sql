-- Revert json_schema:keyword/combinator/emit_branches from pg

BEGIN;

DROP FUNCTION json_schema.emit_branches(jsonb, boolean, text, jsonb);
DROP FUNCTION json_schema.emit_tests(jsonb, boolean, text, jsonb);
DROP FUNCTION json_schema.emit_branch(jsonb, text, jsonb);
DROP FUNCTION json_schema.emit_by_type(jsonb, boolean, text, jsonb);

COMMIT;
