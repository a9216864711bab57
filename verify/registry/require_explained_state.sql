-- Verify model_registry:registry/require_explained_state on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'require_explained_state(jsonb, jsonb)'::regprocedure;

ROLLBACK;
