-- Verify json_schema:compile/compiled on pg

BEGIN;

SELECT target_schema, name, schema, assert_formats, sha256, helpers, previous_helpers,
       compiled_by, compiled_at
  FROM json_schema.compiled
 WHERE FALSE;

DO $$
BEGIN
    IF has_table_privilege('public', 'json_schema.compiled', 'INSERT, UPDATE, DELETE') THEN
        RAISE 'PUBLIC may write to json_schema.compiled';
    END IF;
END
$$;

ROLLBACK;
