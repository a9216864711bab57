-- Revert json_schema:explain from pg

BEGIN;

DROP FUNCTION json_schema.explain(jsonb, jsonb, boolean);
DROP FUNCTION json_schema.explain_errors(jsonb, text);

COMMIT;
