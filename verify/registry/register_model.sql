-- Verify model_registry:registry/register_model on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'register_model(jsonb)'::regprocedure;

ROLLBACK;
