-- Verify model_registry:backfill/read_legacy_values on pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

SELECT 'read_legacy_text(jsonb)'::regprocedure, 'read_legacy_object(jsonb)'::regprocedure,
       'read_legacy_count(jsonb)'::regprocedure, 'read_legacy_metrics(jsonb)'::regprocedure;

ROLLBACK;
