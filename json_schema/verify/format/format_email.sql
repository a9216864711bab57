-- Verify json_schema:format/format_email on pg

BEGIN;

SELECT 'json_schema.local_part_regex(text)'::regprocedure;
SELECT 'json_schema.has_mailbox_lengths(text)'::regprocedure;
SELECT 'json_schema.is_email(text)'::regprocedure;
SELECT 'json_schema.is_idn_email(text)'::regprocedure;

ROLLBACK;
