-- Verify json_schema:evaluate/refuse_depth on pg

BEGIN;

SELECT 'json_schema.refuse_depth(json_schema.task)'::regprocedure;

ROLLBACK;
