-- Revert json_schema:evaluate/follow from pg

BEGIN;

DROP FUNCTION json_schema.follow(jsonb, jsonb, json_schema.task, boolean);
DROP TYPE json_schema.followed;

COMMIT;
