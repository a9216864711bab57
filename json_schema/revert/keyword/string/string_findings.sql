-- Revert json_schema:keyword/string/string_findings from pg

BEGIN;

DROP FUNCTION json_schema.string_findings(jsonb, jsonb, text, text, text, boolean);

COMMIT;
