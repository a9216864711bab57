-- Verify model_registry:lifecycle/take_events on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'take_events(text, integer)'::regprocedure;

ROLLBACK;
