-- Revert json_schema:pattern/pattern_tokens from pg

BEGIN;

DROP FUNCTION json_schema.pattern_tokens(text, boolean);

COMMIT;
