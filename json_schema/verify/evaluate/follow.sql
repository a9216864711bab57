-- Verify json_schema:evaluate/follow on pg

BEGIN;

SELECT 'json_schema.followed'::regtype,
       'json_schema.follow(jsonb, jsonb, json_schema.task, boolean)'::regprocedure;

ROLLBACK;
