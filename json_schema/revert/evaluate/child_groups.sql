-- Revert json_schema:evaluate/child_groups from pg

BEGIN;

DROP FUNCTION json_schema.child_groups(jsonb, text, jsonb, text, text);

COMMIT;
