-- Revert json_schema:compile/expand from pg

BEGIN;

DROP FUNCTION json_schema.expand(jsonb, text, jsonb, boolean, integer, integer);
DROP FUNCTION json_schema.expand_ref(text, jsonb, boolean, integer, integer);

COMMIT;
