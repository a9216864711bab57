-- Revert json_schema:link from pg

BEGIN;

DROP FUNCTION json_schema.link(jsonb);

COMMIT;
