-- Revert json_schema:pattern/pattern_class from pg

BEGIN;

DROP FUNCTION json_schema.pattern_class(text);
DROP FUNCTION json_schema.pattern_set(text);
DROP FUNCTION json_schema.pattern_code(text, boolean);

COMMIT;
