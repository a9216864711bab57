-- Revert json_schema:keyword/keywords from pg

BEGIN;

DROP FUNCTION json_schema.keyword_table();
DROP FUNCTION json_schema.keywords();

COMMIT;
