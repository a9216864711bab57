-- Verify model_registry:lifecycle/model_history on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'model_history(text)'::regprocedure,
       'describe_change(jsonb, jsonb)'::regprocedure,
       'quote_in_line(jsonb)'::regprocedure;

ROLLBACK;
