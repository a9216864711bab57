-- Revert json_schema:format/format_email from pg

BEGIN;

DROP FUNCTION json_schema.is_idn_email(text);
DROP FUNCTION json_schema.is_email(text);
DROP FUNCTION json_schema.has_mailbox_lengths(text);
DROP FUNCTION json_schema.local_part_regex(text);

COMMIT;
