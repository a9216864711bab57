-- Verify model_registry:registry/model_artifact_metadata on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 1 / count(*)
  FROM metadata_schemas
 WHERE (artifact_type, version) = ('model', 1) AND schema ? 'oneOf';

SELECT 'check_model_metadata(jsonb)'::regprocedure;

ROLLBACK;
