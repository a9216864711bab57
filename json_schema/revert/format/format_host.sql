-- Revert json_schema:format/format_host from pg

BEGIN;

DROP FUNCTION json_schema.is_hostname(text);
DROP FUNCTION json_schema.has_a_labels(text);
DROP FUNCTION json_schema.is_idn_hostname(text);
DROP FUNCTION json_schema.to_u_label(text);

COMMIT;
