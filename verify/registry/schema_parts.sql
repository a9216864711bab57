-- Verify model_registry:registry/schema_parts on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'schema_parts(jsonb, jsonb)'::regprocedure;

ROLLBACK;
