-- Revert model_registry:registry/check_artifact_metadata from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION check_artifact_metadata(text, integer, jsonb);
DROP FUNCTION install_metadata_check(text, integer, jsonb);
DROP FUNCTION metadata_check_name(text, integer);

COMMIT;
