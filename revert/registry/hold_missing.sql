-- Revert model_registry:registry/hold_missing from pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

DROP FUNCTION hold_missing(jsonb);

COMMIT;
