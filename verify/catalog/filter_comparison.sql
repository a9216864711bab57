-- Verify model_registry:catalog/filter_comparison on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'refuse_filter(text, text)'::regprocedure,
       'filter_comparison(text, text, text, jsonb)'::regprocedure,
       'filter_key(text, jsonb)'::regprocedure;

ROLLBACK;
