-- Revert json_schema:evaluate/findings from pg

BEGIN;

DROP FUNCTION json_schema.findings(jsonb, jsonb, boolean, boolean, integer);

COMMIT;
