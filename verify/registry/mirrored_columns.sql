-- Verify model_registry:registry/mirrored_columns on pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

SELECT 'mirrored_columns(jsonb)'::regprocedure, 'mirrored_metadata(model_versions)'::regprocedure;

ROLLBACK;
