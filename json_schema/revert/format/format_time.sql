-- Revert json_schema:format/format_time from pg

BEGIN;

DROP FUNCTION json_schema.is_date_time(text);
DROP FUNCTION json_schema.is_time(text);
DROP FUNCTION json_schema.is_date(text);
DROP FUNCTION json_schema.is_leap_second(text);

COMMIT;
