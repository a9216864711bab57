-- Revert json_schema:document/link from pg

BEGIN;

DROP FUNCTION json_schema.link(jsonb);

COMMIT;
