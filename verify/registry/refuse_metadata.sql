-- Verify model_registry:registry/refuse_metadata on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'metadata_errors(jsonb, jsonb, integer)'::regprocedure,
       'refuse_metadata(text, text, jsonb, jsonb)'::regprocedure;

ROLLBACK;
