-- Verify json_schema:format/punycode on pg

BEGIN;

SELECT 'json_schema.punycode_bias(bigint, integer, boolean)'::regprocedure;
SELECT 'json_schema.punycode_decode(text)'::regprocedure;
SELECT 'json_schema.punycode_encode(text)'::regprocedure;

ROLLBACK;
