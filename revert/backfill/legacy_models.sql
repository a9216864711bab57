-- Revert model_registry:backfill/legacy_models from pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

DROP VIEW legacy_models;

COMMIT;
