-- Revert json_schema:keyword/array/item_groups from pg

BEGIN;

DROP FUNCTION json_schema.item_groups(jsonb, jsonb, boolean);

COMMIT;
