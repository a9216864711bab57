-- Revert json_schema:keyword/array/emit_items from pg

BEGIN;

DROP FUNCTION json_schema.emit_items(jsonb, text, boolean);
DROP FUNCTION json_schema.scalar_options(jsonb);

COMMIT;
