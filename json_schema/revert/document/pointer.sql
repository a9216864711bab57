-- Revert json_schema:document/pointer from pg

BEGIN;

DROP FUNCTION json_schema.pointer_get(jsonb, text);
DROP FUNCTION json_schema.pointer_tokens(text);
DROP FUNCTION json_schema.pointer_append(text, text);
DROP FUNCTION json_schema.pointer_unescape(text);
DROP FUNCTION json_schema.pointer_escape(text);

COMMIT;
