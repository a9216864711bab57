-- Revert json_schema:keyword/combinator/emit_by_presence from pg

BEGIN;

DROP FUNCTION json_schema.emit_by_presence(jsonb, boolean, text, jsonb);
DROP FUNCTION json_schema.closed_names(jsonb);

COMMIT;
