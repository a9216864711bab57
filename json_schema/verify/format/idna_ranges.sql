-- Verify json_schema:format/idna_ranges on pg

BEGIN;

SELECT 'json_schema.idna_ranges(text)'::regprocedure;

ROLLBACK;
