-- Revert json_schema:compile/program from pg

BEGIN;

DROP FUNCTION json_schema.program(jsonb, boolean, text);
DROP FUNCTION json_schema.refuse_deep_schema(text);

COMMIT;
