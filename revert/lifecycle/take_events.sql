-- Revert model_registry:lifecycle/take_events from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION take_events(text, integer);

COMMIT;
