-- Revert json_schema:format/format_identifier from pg

BEGIN;

DROP FUNCTION json_schema.is_regex(text);
DROP FUNCTION json_schema.is_relative_json_pointer(text);
DROP FUNCTION json_schema.is_json_pointer(text);
DROP FUNCTION json_schema.is_uuid(text);

COMMIT;
