-- Revert json_schema:format/idna_ranges from pg

BEGIN;

DROP FUNCTION json_schema.idna_ranges(text);

COMMIT;
