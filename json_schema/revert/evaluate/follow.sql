-- Revert json_schema:evaluate/follow from pg

BEGIN;

DROP FUNCTION json_schema.follow(jsonb, jsonb, jsonb, text, text, text[]);
DROP TYPE json_schema.followed;

COMMIT;
