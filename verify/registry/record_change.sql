-- Verify model_registry:registry/record_change on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'changed_part(jsonb, jsonb)'::regprocedure,
       'record_change(text, text, text, jsonb, jsonb)'::regprocedure;

ROLLBACK;
