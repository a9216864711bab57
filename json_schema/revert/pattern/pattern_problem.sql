-- Revert json_schema:pattern/pattern_problem from pg

BEGIN;

DROP FUNCTION json_schema.pattern_problem(text);
DROP FUNCTION json_schema.is_group_name(text);
DROP FUNCTION json_schema.is_unicode_property(text);

COMMIT;
