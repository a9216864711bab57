-- Revert json_schema:pattern/unicode_property from pg

BEGIN;

DROP FUNCTION json_schema.unicode_property(text);
DROP FUNCTION json_schema.unicode_category(text);

COMMIT;
