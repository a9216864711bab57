-- Revert json_schema:keyword/array/unique_items from pg

BEGIN;

DROP FUNCTION json_schema.unique_items(jsonb);

COMMIT;
