-- Verify model_registry:registry/check_model_metadata on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'install_model_check(jsonb)'::regprocedure;

ROLLBACK;
