-- Verify model_registry:registry/install_check on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'install_check(text, jsonb)'::regprocedure;

ROLLBACK;
