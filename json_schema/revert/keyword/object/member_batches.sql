-- Revert json_schema:keyword/object/member_batches from pg

BEGIN;

DROP FUNCTION json_schema.member_batches(json_schema.task, jsonb[], integer[], jsonb);

COMMIT;
