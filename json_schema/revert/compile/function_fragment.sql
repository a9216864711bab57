-- Revert json_schema:compile/function_fragment from pg

BEGIN;

DROP FUNCTION json_schema.function_fragment(jsonb, text, jsonb, boolean, integer, integer);
DROP FUNCTION json_schema.referenced_fragment(text, jsonb, boolean, integer, integer);

COMMIT;
