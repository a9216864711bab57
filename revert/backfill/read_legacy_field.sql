-- Revert model_registry:backfill/read_legacy_field from pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

DROP FUNCTION read_legacy_field(jsonb, text);

COMMIT;
