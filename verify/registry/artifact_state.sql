-- Verify model_registry:registry/artifact_state on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'require_same_position(jsonb, jsonb)'::regprocedure,
       'artifact_state(jsonb, jsonb)'::regprocedure,
       'require_artifact_state(jsonb, jsonb, jsonb)'::regprocedure;

ROLLBACK;
