-- Verify model_registry:registry/refuse_metadata on pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

SELECT 'metadata_errors(jsonb, jsonb)'::regprocedure, 'refuse_metadata(text, jsonb)'::regprocedure;

ROLLBACK;
