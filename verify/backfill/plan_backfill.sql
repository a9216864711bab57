-- Verify model_registry:backfill/plan_backfill on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'plan_backfill(text, text, text, text)'::regprocedure;

ROLLBACK;
