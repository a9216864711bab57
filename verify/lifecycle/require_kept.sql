-- Verify model_registry:lifecycle/require_kept on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'require_kept(text, jsonb, jsonb)'::regprocedure,
       'without_evaluated(text, text, jsonb, jsonb)'::regprocedure;

ROLLBACK;
