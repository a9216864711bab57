-- Revert json_schema:keyword/value/merge_type from pg

BEGIN;

DROP FUNCTION json_schema.known_formats();
DROP FUNCTION json_schema.hoist_required(jsonb);
DROP FUNCTION json_schema.without_idle(jsonb, boolean);
DROP FUNCTION json_schema.merge_type(jsonb);

COMMIT;
