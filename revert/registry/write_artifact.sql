-- Revert model_registry:registry/write_artifact from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION update_artifact_state(text, text, text, text);
DROP FUNCTION update_artifact_metadata(text, jsonb);
DROP FUNCTION insert_artifact(text, text, text, text, jsonb, text, text, text, text, text, text);

COMMIT;
