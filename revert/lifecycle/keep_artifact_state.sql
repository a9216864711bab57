-- Revert model_registry:lifecycle/keep_artifact_state from pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

DROP TRIGGER artifacts_keep_state ON artifacts;
DROP FUNCTION keep_artifact_state();

COMMIT;
