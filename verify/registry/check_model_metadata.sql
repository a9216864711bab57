-- Verify model_registry:registry/check_model_metadata on pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

SELECT 'install_model_check(jsonb)'::regprocedure;

ROLLBACK;
