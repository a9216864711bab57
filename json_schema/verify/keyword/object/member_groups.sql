-- Verify json_schema:keyword/object/member_groups on pg

BEGIN;

SELECT 'json_schema.member_groups(jsonb, jsonb, text, jsonb, boolean)'::regprocedure;

ROLLBACK;
