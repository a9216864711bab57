-- Verify model_registry:backfill/read_is_external on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'read_is_external(text, text, jsonb)'::regprocedure;

ROLLBACK;
