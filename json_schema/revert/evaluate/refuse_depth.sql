-- Revert json_schema:evaluate/refuse_depth from pg

BEGIN;

DROP FUNCTION json_schema.refuse_depth(json_schema.task);

COMMIT;
