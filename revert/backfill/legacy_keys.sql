-- Revert model_registry:backfill/legacy_keys from pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

DROP TABLE legacy_keys;

COMMIT;
