-- Revert json_schema:compile/install from pg

BEGIN;

DROP FUNCTION json_schema.install(text, jsonb, boolean, text);
DROP FUNCTION json_schema.called(jsonb, jsonb);
DROP FUNCTION json_schema.free_names(text, text, integer);

COMMIT;
