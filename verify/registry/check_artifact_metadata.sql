-- Verify model_registry:registry/check_artifact_metadata on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'metadata_check_name(text, integer)'::regprocedure,
       'install_metadata_check(text, integer, jsonb)'::regprocedure,
       'check_artifact_metadata(text, integer, jsonb)'::regprocedure;

ROLLBACK;
