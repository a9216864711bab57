-- Revert model_registry:registry/start_as_candidate from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP TRIGGER artifacts_become_candidate ON artifacts;
DROP TRIGGER artifacts_start_as_candidate ON artifacts;
DROP FUNCTION start_as_candidate();

COMMIT;
