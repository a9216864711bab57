-- Verify json_schema:format/format_address on pg

BEGIN;

SELECT 'json_schema.ipv4_regex()'::regprocedure;
SELECT 'json_schema.ipv6_regex()'::regprocedure;
SELECT 'json_schema.is_ipv4(text)'::regprocedure;
SELECT 'json_schema.is_ipv6(text)'::regprocedure;

ROLLBACK;
