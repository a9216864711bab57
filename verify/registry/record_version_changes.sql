-- Verify model_registry:registry/record_version_changes on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'model_content_sha256(text, jsonb)'::regprocedure,
       'sync_metadata(text, jsonb)'::regprocedure,
       'record_version_changes(jsonb, jsonb)'::regprocedure;

ROLLBACK;
