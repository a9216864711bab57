-- Verify model_registry:lifecycle/verify_history on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'find_lineage(text)'::regprocedure,
       'verify_history(text)'::regprocedure;

ROLLBACK;
