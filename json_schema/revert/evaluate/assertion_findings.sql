-- Revert json_schema:evaluate/assertion_findings from pg

BEGIN;

DROP FUNCTION json_schema.assertion_findings(jsonb, jsonb, text, text, text, text, boolean);

COMMIT;
