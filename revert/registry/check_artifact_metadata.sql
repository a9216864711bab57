-- Revert model_registry:registry/check_artifact_metadata from pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

DROP TRIGGER artifacts_check_new_metadata ON artifacts;
DROP TRIGGER artifacts_check_metadata ON artifacts;
DROP FUNCTION check_artifact_metadata();
DROP FUNCTION read_metadata(text, text);

COMMIT;
