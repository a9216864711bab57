-- Revert json_schema:pattern/check_pattern from pg

BEGIN;

DROP FUNCTION json_schema.try_regex(text, text);
DROP FUNCTION json_schema.check_pattern(text);
DROP FUNCTION json_schema.refuse_pattern(text, text, text);

COMMIT;
