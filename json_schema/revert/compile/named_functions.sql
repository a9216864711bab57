-- Revert json_schema:compile/named_functions from pg

BEGIN;

DROP FUNCTION json_schema.named_functions(jsonb, text, text);
DROP FUNCTION json_schema.called_functions(integer[], integer[], integer);
DROP FUNCTION json_schema.free_names(text, text, integer);

COMMIT;
