-- Revert json_schema:format/punycode from pg

BEGIN;

DROP FUNCTION json_schema.punycode_encode(text);
DROP FUNCTION json_schema.punycode_decode(text);
DROP FUNCTION json_schema.punycode_bias(bigint, integer, boolean);

COMMIT;
