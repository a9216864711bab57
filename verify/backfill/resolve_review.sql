-- Verify model_registry:backfill/resolve_review on pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

SELECT 'resolve_review(bigint, jsonb, text, text)'::regprocedure;

ROLLBACK;
