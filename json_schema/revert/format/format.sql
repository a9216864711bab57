-- Revert json_schema:format/format from pg

BEGIN;

DROP FUNCTION json_schema.is_format(text, text);

COMMIT;
