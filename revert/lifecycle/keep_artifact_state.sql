-- Revert model_registry:lifecycle/keep_artifact_state from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP TRIGGER artifacts_keep_state ON artifacts;
DROP FUNCTION keep_artifact_state();

COMMIT;
