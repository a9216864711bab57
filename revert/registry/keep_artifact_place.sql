-- Revert model_registry:registry/keep_artifact_place from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP TRIGGER artifacts_keep_place ON artifacts;
DROP FUNCTION keep_artifact_place();

COMMIT;
