-- Verify json_schema:pattern/cache_patterns on pg

BEGIN;

SELECT 'json_schema.cache_patterns(jsonb, jsonb, text)'::regprocedure,
       'json_schema.has_patterns(jsonb, jsonb)'::regprocedure;

ROLLBACK;
