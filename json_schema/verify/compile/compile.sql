-- Verify json_schema:compile/compile on pg

BEGIN;

SELECT 'json_schema.compile(text, jsonb, boolean, text)'::regprocedure;

DO $$
BEGIN
    IF has_function_privilege(
        'public', 'json_schema.compile(text, jsonb, boolean, text)', 'EXECUTE') THEN
        RAISE 'PUBLIC may execute json_schema.compile(text, jsonb, boolean, text)';
    END IF;
END
$$;

ROLLBACK;
