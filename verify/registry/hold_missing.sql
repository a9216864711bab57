-- Verify model_registry:registry/hold_missing on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'hold_missing(jsonb)'::regprocedure;

ROLLBACK;
