-- Verify model_registry:registry/hold_missing on pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

SELECT 'hold_missing(jsonb)'::regprocedure;

ROLLBACK;
