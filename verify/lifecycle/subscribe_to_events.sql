-- Verify model_registry:lifecycle/subscribe_to_events on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'subscribe_to_events(text, text[])'::regprocedure,
       'unsubscribe_from_events(text)'::regprocedure;

ROLLBACK;
