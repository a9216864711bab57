-- Verify json_schema:evaluate/follow on pg

BEGIN;

SELECT 'json_schema.followed'::regtype,
       'json_schema.follow(jsonb, jsonb, jsonb, text, text, text[])'::regprocedure;

ROLLBACK;
