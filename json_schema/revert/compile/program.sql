-- Revert json_schema:compile/program from pg

BEGIN;

DROP FUNCTION json_schema.program(jsonb, boolean);
DROP FUNCTION json_schema.needs_depth(jsonb);

COMMIT;
