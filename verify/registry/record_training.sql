-- Verify model_registry:registry/record_training on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'link_model_code(text, text, text, text)'::regprocedure,
       'record_training(text, timestamptz, timestamptz, text, text, jsonb)'::regprocedure;

ROLLBACK;
