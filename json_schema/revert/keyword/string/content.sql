-- Revert json_schema:keyword/string/content from pg

BEGIN;

DROP FUNCTION json_schema.is_content(text, text, text);
DROP FUNCTION json_schema.is_json(text);

COMMIT;
