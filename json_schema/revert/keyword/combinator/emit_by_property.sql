-- Revert json_schema:keyword/combinator/emit_by_property from pg

BEGIN;

DROP FUNCTION json_schema.emit_by_property(jsonb, text, jsonb, text, jsonb);

COMMIT;
