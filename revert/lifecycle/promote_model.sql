-- Revert model_registry:lifecycle/promote_model from pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

DROP FUNCTION promote_model(text, text, text);

COMMIT;
