-- Verify model_registry:registry/refused_by_metadata_schema on pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

SELECT 'refused_by_metadata_schema(integer)'::regprocedure;

ROLLBACK;
