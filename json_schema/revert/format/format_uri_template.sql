-- Revert json_schema:format/format_uri_template from pg

BEGIN;

DROP FUNCTION json_schema.is_uri_template(text);

COMMIT;
