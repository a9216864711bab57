-- Revert json_schema:pattern/unicode_ranges from pg

BEGIN;

DROP FUNCTION json_schema.unicode_ranges(text);
DROP FUNCTION json_schema.read_ranges(text);

COMMIT;
