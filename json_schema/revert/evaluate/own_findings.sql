-- Revert json_schema:evaluate/own_findings from pg

BEGIN;

DROP FUNCTION json_schema.own_findings(jsonb, jsonb, text, text, text, text, boolean);

COMMIT;
