-- Verify model_registry:registry/try_json on pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

SELECT 'try_json(text)'::regprocedure;

ROLLBACK;
