-- Verify model_registry:registry/tightened_keywords on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'allows_all_types(jsonb, jsonb)'::regprocedure,
       'allowed_values(jsonb)'::regprocedure,
       'tightened_keywords(jsonb, jsonb)'::regprocedure;

ROLLBACK;
