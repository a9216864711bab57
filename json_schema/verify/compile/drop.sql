-- Verify json_schema:compile/drop on pg

BEGIN;

SELECT 'json_schema.drop(text, text)'::regprocedure;

DO $$
BEGIN
    IF has_function_privilege('public', 'json_schema.drop(text, text)', 'EXECUTE') THEN
        RAISE 'PUBLIC may execute json_schema.drop(text, text)';
    END IF;
END
$$;

ROLLBACK;
