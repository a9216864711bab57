-- Verify model_registry:lifecycle/model_event_types on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'model_event_types()'::regprocedure;

ROLLBACK;
