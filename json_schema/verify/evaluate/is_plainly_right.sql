-- Verify json_schema:evaluate/is_plainly_right on pg

BEGIN;

SELECT 'json_schema.is_plainly_right(jsonb, text)'::regprocedure,
       'json_schema.accepts_kind(jsonb, text)'::regprocedure;

ROLLBACK;
