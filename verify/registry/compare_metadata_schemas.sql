-- Verify model_registry:registry/compare_metadata_schemas on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'compare_metadata_schemas(jsonb, jsonb)'::regprocedure,
       'compare_metadata_schemas(integer, integer, text)'::regprocedure;

ROLLBACK;
