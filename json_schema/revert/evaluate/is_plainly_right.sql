-- Revert json_schema:evaluate/is_plainly_right from pg

BEGIN;

DROP FUNCTION json_schema.accepts_kind(jsonb, text);
DROP FUNCTION json_schema.is_plainly_right(jsonb, text);

COMMIT;
