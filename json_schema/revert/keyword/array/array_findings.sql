-- Revert json_schema:keyword/array/array_findings from pg

BEGIN;

DROP FUNCTION json_schema.array_findings(jsonb, jsonb, text, text);

COMMIT;
