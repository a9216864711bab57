-- Revert json_schema:compile/compiled from pg

BEGIN;

DROP TABLE json_schema.compiled;

COMMIT;
