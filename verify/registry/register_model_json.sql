-- Verify model_registry:registry/register_model_json on pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

SELECT 'register_model(jsonb)'::regprocedure;

ROLLBACK;
