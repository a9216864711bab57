-- Verify model_registry:registry/same_schema on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'follow_reference(jsonb, jsonb)'::regprocedure,
       'same_schema(jsonb, jsonb, jsonb, jsonb)'::regprocedure;

ROLLBACK;
