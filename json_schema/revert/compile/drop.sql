-- Revert json_schema:compile/drop from pg

BEGIN;

-- What was compiled goes with the compiler. A CHECK constraint that still calls it stops this.
SELECT json_schema.drop(compiled.name, compiled.target_schema) FROM json_schema.compiled;

DROP FUNCTION json_schema.drop(text, text);

COMMIT;
