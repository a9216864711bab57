-- Verify json_schema:compile/execute on pg

BEGIN;

SELECT 'json_schema.execute(text)'::regprocedure;

DO $$
BEGIN
    IF has_function_privilege('public', 'json_schema.execute(text)', 'EXECUTE') THEN
        RAISE 'PUBLIC may execute json_schema.execute(text)';
    END IF;
END
$$;

ROLLBACK;
