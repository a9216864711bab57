-- Verify json_schema:pattern/pattern_tokens on pg

BEGIN;

SELECT 'json_schema.pattern_tokens(text, boolean)'::regprocedure;

ROLLBACK;
