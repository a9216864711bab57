-- Revert model_registry:registry/start_as_candidate from pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

DROP TRIGGER artifacts_become_candidate ON artifacts;
DROP TRIGGER artifacts_start_as_candidate ON artifacts;
DROP FUNCTION start_as_candidate();

COMMIT;
