-- Revert json_schema:pattern/pattern_atom from pg

BEGIN;

DROP FUNCTION json_schema.pattern_repeat(text, numeric, numeric);
DROP FUNCTION json_schema.pattern_count(text);
DROP FUNCTION json_schema.pattern_atom(text);
DROP FUNCTION json_schema.pattern_bracket(int4multirange);
DROP FUNCTION json_schema.pattern_char(integer, boolean);

COMMIT;
