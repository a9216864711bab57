-- Revert json_schema:document/refuse_deep_schema from pg

BEGIN;

DROP FUNCTION json_schema.refuse_more_levels(jsonb, integer);
DROP FUNCTION json_schema.refuse_deep_schema(text);

COMMIT;
