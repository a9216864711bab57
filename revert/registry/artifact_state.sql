-- Revert model_registry:registry/artifact_state from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION require_same_position(jsonb, jsonb);
DROP FUNCTION require_artifact_state(jsonb, jsonb, jsonb);
DROP FUNCTION artifact_state(jsonb, jsonb);

COMMIT;
