-- Revert model_registry:backfill/derive_legacy_field from pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

DROP FUNCTION derive_legacy_field(jsonb, text);

COMMIT;
