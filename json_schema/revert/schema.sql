-- Revert json_schema:schema from pg

BEGIN;

DROP SCHEMA json_schema;

COMMIT;
