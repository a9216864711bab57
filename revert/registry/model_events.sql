-- Revert model_registry:registry/model_events from pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

DROP TABLE model_events;
DROP FUNCTION refuse_change_of_history();

COMMIT;
