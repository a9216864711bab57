-- Revert json_schema:evaluate/explain from pg

BEGIN;

DROP FUNCTION json_schema.explain(jsonb, jsonb, boolean, integer);
DROP FUNCTION json_schema.explain_errors(jsonb, text);

COMMIT;
