-- Revert model_registry:registry/keep_artifact_place from pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

DROP TRIGGER artifacts_keep_place ON artifacts;
DROP FUNCTION keep_artifact_place();

COMMIT;
