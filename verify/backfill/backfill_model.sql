-- Verify model_registry:backfill/backfill_model on pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

SELECT 'backfill_model(text, text)'::regprocedure;

ROLLBACK;
