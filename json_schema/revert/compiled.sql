-- Revert json_schema:compiled from pg

BEGIN;

DROP TABLE json_schema.compiled;

COMMIT;
