-- Revert json_schema:keyword/object/member_tasks from pg

BEGIN;

DROP FUNCTION json_schema.member_tasks(jsonb, text, jsonb, text, text);

COMMIT;
