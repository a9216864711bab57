-- Verify model_registry:registry/add_metadata_schema on pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

SELECT 'add_metadata_schema(jsonb, text, text)'::regprocedure;

ROLLBACK;
