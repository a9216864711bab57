-- Verify model_registry:backfill/legacy_models on pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

SELECT id, title, version_number, parent_version_id FROM legacy_models WHERE FALSE;

ROLLBACK;
