-- Revert model_registry:lifecycle/subscribe_to_events from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION subscribe_to_events(text, text[]), unsubscribe_from_events(text);

COMMIT;
