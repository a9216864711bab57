-- Revert model_registry:backfill/read_legacy_values from pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

DROP FUNCTION read_legacy_metrics(jsonb);
DROP FUNCTION read_legacy_count(jsonb);
DROP FUNCTION read_legacy_object(jsonb);
DROP FUNCTION read_legacy_text(jsonb);

COMMIT;
