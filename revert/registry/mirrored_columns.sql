-- Revert model_registry:registry/mirrored_columns from pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

DROP FUNCTION mirrored_metadata(model_versions);
DROP FUNCTION mirrored_columns(jsonb);

COMMIT;
