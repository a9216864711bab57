-- Revert model_registry:json_schema/idna_ranges from pg

BEGIN;

DROP FUNCTION json_schema.idna_ranges(text);

COMMIT;
