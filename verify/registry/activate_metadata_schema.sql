-- Verify model_registry:registry/activate_metadata_schema on pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

SELECT 'activate_metadata_schema(integer)'::regprocedure;

ROLLBACK;
