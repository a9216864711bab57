-- Revert json_schema:format/format_uri from pg

BEGIN;

DROP FUNCTION json_schema.is_iri_reference(text);
DROP FUNCTION json_schema.is_iri(text);
DROP FUNCTION json_schema.is_uri_reference(text);
DROP FUNCTION json_schema.is_uri(text);
DROP FUNCTION json_schema.is_plain_http(text);
DROP FUNCTION json_schema.has_ip_literal(text);
DROP FUNCTION json_schema.uri_regex(boolean, boolean);
DROP FUNCTION json_schema.private_ranges();
DROP FUNCTION json_schema.ucs_ranges();

COMMIT;
