-- Verify model_registry:backfill/decode_legacy on pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

SELECT 'decode_legacy(text)'::regprocedure;

ROLLBACK;
