-- Revert model_registry:registry/check_artifact_metadata from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP TRIGGER artifacts_check_new_metadata ON artifacts;
DROP TRIGGER artifacts_check_metadata ON artifacts;
DROP FUNCTION check_artifact_metadata();
DROP FUNCTION read_metadata(text, text);

COMMIT;
