-- Revert json_schema:keyword/combinator/same_value_batches from pg

BEGIN;

DROP FUNCTION json_schema.same_value_batches(json_schema.task, jsonb[], integer[]);

COMMIT;
