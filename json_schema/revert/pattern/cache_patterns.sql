-- Revert json_schema:pattern/cache_patterns from pg

BEGIN;

DROP FUNCTION json_schema.has_patterns(jsonb, jsonb);
DROP FUNCTION json_schema.cache_patterns(jsonb, jsonb, text);

COMMIT;
