-- Revert json_schema:keyword/object/member_groups from pg

BEGIN;

DROP FUNCTION json_schema.member_groups(jsonb, jsonb, text, jsonb, boolean);

COMMIT;
