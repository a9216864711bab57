-- Verify model_registry:registry/require_metrics on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'require_metrics(text, jsonb)'::regprocedure,
       'require_measured(text, timestamptz)'::regprocedure;

ROLLBACK;
