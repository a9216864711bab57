-- Revert model_registry:registry/record_model_event from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP TRIGGER model_versions_record_event ON model_versions;
DROP TRIGGER artifacts_record_metadata_change ON artifacts;
DROP FUNCTION record_model_event();
DROP FUNCTION record_metadata_change();
DROP FUNCTION changed_part(jsonb, jsonb);
DROP FUNCTION model_content_sha256(text, jsonb);

COMMIT;
