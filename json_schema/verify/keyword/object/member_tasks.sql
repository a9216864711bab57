-- Verify json_schema:keyword/object/member_tasks on pg

BEGIN;

SELECT 'json_schema.member_tasks(jsonb, text, jsonb, text, text)'::regprocedure;

ROLLBACK;
