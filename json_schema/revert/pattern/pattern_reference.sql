-- Revert json_schema:pattern/pattern_reference from pg

BEGIN;

DROP FUNCTION json_schema.pattern_reference_problem(text[]);
DROP FUNCTION json_schema.pattern_referenced(text[]);

COMMIT;
