-- Revert json_schema:unique_items from pg

BEGIN;

DROP FUNCTION json_schema.unique_items(jsonb);

COMMIT;
