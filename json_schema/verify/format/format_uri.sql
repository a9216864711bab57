-- Verify json_schema:format/format_uri on pg

BEGIN;

SELECT 'json_schema.ucs_ranges()'::regprocedure;
SELECT 'json_schema.private_ranges()'::regprocedure;
SELECT 'json_schema.uri_regex(boolean, boolean)'::regprocedure;
SELECT 'json_schema.has_ip_literal(text)'::regprocedure;
SELECT 'json_schema.is_plain_http(text)'::regprocedure;
SELECT 'json_schema.is_uri(text)'::regprocedure;
SELECT 'json_schema.is_uri_reference(text)'::regprocedure;
SELECT 'json_schema.is_iri(text)'::regprocedure;
SELECT 'json_schema.is_iri_reference(text)'::regprocedure;

ROLLBACK;
