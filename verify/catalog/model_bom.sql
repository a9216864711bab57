-- Verify model_registry:catalog/model_bom on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'bom_formula(text)'::regprocedure,
       'bom_document(jsonb, jsonb, jsonb, timestamptz)'::regprocedure,
       'model_bom(text)'::regprocedure,
       'registry_bom(jsonb)'::regprocedure;

ROLLBACK;
