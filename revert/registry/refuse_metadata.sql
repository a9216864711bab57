-- Revert model_registry:registry/refuse_metadata from pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

DROP FUNCTION refuse_metadata(text, jsonb);
DROP FUNCTION metadata_errors(jsonb, jsonb);

COMMIT;
