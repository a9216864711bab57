-- Revert json_schema:compile/check_parts from pg

BEGIN;

DROP FUNCTION json_schema.check_parts(jsonb, boolean, text);
DROP FUNCTION json_schema.refuse_deep_schema(text);

COMMIT;
