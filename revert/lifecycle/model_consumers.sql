-- Revert model_registry:lifecycle/model_consumers from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP TRIGGER model_events_20_deliver ON model_events;
DROP FUNCTION deliver_event();
DROP TABLE model_subscription_guard;
DROP TABLE model_deliveries;
DROP TABLE model_consumers;

COMMIT;
