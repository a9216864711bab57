-- Verify json_schema:format/format_time on pg

BEGIN;

SELECT 'json_schema.is_leap_second(text)'::regprocedure;
SELECT 'json_schema.is_date(text)'::regprocedure;
SELECT 'json_schema.is_time(text)'::regprocedure;
SELECT 'json_schema.is_date_time(text)'::regprocedure;

ROLLBACK;
