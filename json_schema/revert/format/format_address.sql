-- Revert json_schema:format/format_address from pg

BEGIN;

DROP FUNCTION json_schema.is_ipv6(text);
DROP FUNCTION json_schema.is_ipv4(text);
DROP FUNCTION json_schema.ipv6_regex();
DROP FUNCTION json_schema.ipv4_regex();

COMMIT;
