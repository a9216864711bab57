-- Revert json_schema:keyword/value/emit_enum from pg

BEGIN;

DROP FUNCTION json_schema.emit_enum(jsonb, text, jsonb);
DROP FUNCTION json_schema.are_plain_texts(jsonb);

COMMIT;
