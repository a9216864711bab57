-- Revert json_schema:pattern/pattern from pg

BEGIN;

DROP FUNCTION json_schema.pattern(text);

COMMIT;
