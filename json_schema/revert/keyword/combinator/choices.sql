-- Revert json_schema:keyword/combinator/choices from pg

BEGIN;

DROP FUNCTION json_schema.choice_failures(json_schema.choice, boolean[]);
DROP FUNCTION json_schema.choices(json_schema.task, jsonb[], integer[], boolean);

COMMIT;
