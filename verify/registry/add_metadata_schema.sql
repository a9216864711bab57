-- Verify model_registry:registry/add_metadata_schema on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'add_metadata_schema(jsonb, text, text, text)'::regprocedure;

ROLLBACK;
