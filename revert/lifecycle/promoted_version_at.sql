-- Revert model_registry:lifecycle/promoted_version_at from pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

DROP FUNCTION promoted_version_at(text, timestamptz);

COMMIT;
