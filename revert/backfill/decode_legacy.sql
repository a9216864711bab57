-- Revert model_registry:backfill/decode_legacy from pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

DROP FUNCTION decode_legacy(text);

COMMIT;
