-- Revert model_registry:backfill/resolve_review from pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

DROP FUNCTION resolve_review(bigint, jsonb, text, text);

COMMIT;
