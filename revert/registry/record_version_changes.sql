-- Revert model_registry:registry/record_version_changes from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION record_version_changes(jsonb, jsonb);
DROP FUNCTION sync_metadata(text, jsonb);
DROP FUNCTION model_content_sha256(text, jsonb);

COMMIT;
