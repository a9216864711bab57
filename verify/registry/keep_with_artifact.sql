-- Verify model_registry:registry/keep_with_artifact on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'keep_with_artifact()'::regprocedure;

ROLLBACK;
