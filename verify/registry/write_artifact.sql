-- Verify model_registry:registry/write_artifact on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'insert_artifact(text, text, text, text, jsonb, text, text, text, text, text, text)'
       ::regprocedure,
       'update_artifact_metadata(text, jsonb)'::regprocedure,
       'update_artifact_state(text, text, text, text)'::regprocedure;

ROLLBACK;
