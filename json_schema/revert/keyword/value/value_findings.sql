-- Revert json_schema:keyword/value/value_findings from pg

BEGIN;

DROP FUNCTION json_schema.value_findings(jsonb, jsonb, text, text);
DROP FUNCTION json_schema.is_of_type(jsonb, text);

COMMIT;
