-- Verify model_registry:backfill/backfill_model on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'backfill_model(text, text)'::regprocedure;

ROLLBACK;
