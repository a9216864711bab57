-- Revert json_schema:document/uri from pg

BEGIN;

DROP FUNCTION json_schema.resolve_uri(text, text);
DROP FUNCTION json_schema.remove_dot_segments(text);
DROP FUNCTION json_schema.percent_decode(text);
DROP FUNCTION json_schema.utf8_text(bytea);

COMMIT;
