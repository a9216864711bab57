-- Verify model_registry:registry/add_model_files on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'require_files(text, jsonb)'::regprocedure,
       'add_model_files(text, jsonb, text)'::regprocedure;

ROLLBACK;
