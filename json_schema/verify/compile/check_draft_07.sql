-- Verify json_schema:compile/check_draft_07 on pg

BEGIN;

SELECT 'json_schema.check_draft_07(jsonb)'::regprocedure;

ROLLBACK;
