-- Revert model_registry:lifecycle/reject_model from pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

DROP FUNCTION reopen_model(text, text, text);
DROP FUNCTION reject_model(text, text, text);

COMMIT;
