-- Verify json_schema:format/format_host on pg

BEGIN;

SELECT 'json_schema.to_u_label(text)'::regprocedure;
SELECT 'json_schema.is_idn_hostname(text)'::regprocedure;
SELECT 'json_schema.has_a_labels(text)'::regprocedure;
SELECT 'json_schema.is_hostname(text)'::regprocedure;

ROLLBACK;
