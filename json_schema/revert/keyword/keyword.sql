-- Revert json_schema:keyword/keyword from pg

BEGIN;

DROP FUNCTION json_schema.number_keyword(jsonb, text, text);
DROP FUNCTION json_schema.keyword(jsonb, text, text, text);

COMMIT;
