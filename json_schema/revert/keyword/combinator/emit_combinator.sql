-- Revert json_schema:keyword/combinator/emit_combinator from pg

BEGIN;

DROP FUNCTION json_schema.emit_combinator(jsonb, text, jsonb);
DROP FUNCTION json_schema.emit_if(jsonb, text, jsonb);
DROP FUNCTION json_schema.emit_not(jsonb, text, jsonb);
DROP FUNCTION json_schema.emit_allof(jsonb, text, jsonb);

COMMIT;
