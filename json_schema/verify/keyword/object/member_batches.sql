-- Verify json_schema:keyword/object/member_batches on pg

BEGIN;

SELECT 'json_schema.member_batches(json_schema.task, jsonb[], integer[], jsonb)'::regprocedure;

ROLLBACK;
