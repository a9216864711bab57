-- Revert json_schema:evaluate/batch from pg

BEGIN;

DROP FUNCTION json_schema.remaining_batch(json_schema.batch, boolean[]);
DROP FUNCTION json_schema.merged_batch(json_schema.batch, json_schema.batch);
DROP TYPE json_schema.choice;
DROP TYPE json_schema.batch;

COMMIT;
