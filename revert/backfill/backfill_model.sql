-- Revert model_registry:backfill/backfill_model from pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

DROP FUNCTION backfill_model(text, text);

COMMIT;
