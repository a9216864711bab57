-- Verify model_registry:registry/schema_branches on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'schema_branches(jsonb, jsonb, jsonb, jsonb)'::regprocedure;

ROLLBACK;
