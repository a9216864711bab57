-- Verify json_schema:compile/keep_compiled on pg

BEGIN;

-- The revert script reads these columns.
SELECT target_schema, name
  FROM json_schema.compiled
 WHERE FALSE;

ROLLBACK;
