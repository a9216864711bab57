-- Verify model_registry:registry/model_artifact_metadata on pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

SELECT 1 / count(*)
  FROM metadata_schemas
 WHERE (artifact_type, version) = ('model', 1) AND schema ? 'oneOf';

SELECT 'check_model_metadata(jsonb)'::regprocedure;

ROLLBACK;
