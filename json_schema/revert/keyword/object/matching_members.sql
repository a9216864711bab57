-- Revert json_schema:keyword/object/matching_members from pg

BEGIN;

DROP FUNCTION json_schema.matching_members(jsonb, jsonb, jsonb, jsonb, boolean);

COMMIT;
