-- Verify model_registry:backfill/read_legacy_field on pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

SELECT 'read_legacy_field(jsonb, text)'::regprocedure;

ROLLBACK;
