-- Verify model_registry:lifecycle/promoted_version_at on pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

SELECT 'promoted_version_at(text, timestamptz)'::regprocedure;

ROLLBACK;
