-- Revert model_registry:lifecycle/model_event_types from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION model_event_types();

COMMIT;
