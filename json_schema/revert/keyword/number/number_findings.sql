-- Revert json_schema:keyword/number/number_findings from pg

BEGIN;

DROP FUNCTION json_schema.number_findings(jsonb, jsonb, text, text);

COMMIT;
