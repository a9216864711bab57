-- Verify json_schema:compile/create_check on pg

BEGIN;

SELECT 'json_schema.resolve_calls(jsonb, jsonb, text)'::regprocedure;
SELECT 'json_schema.create_check(text, jsonb, boolean, text)'::regprocedure;

DO $$
BEGIN
    IF has_function_privilege(
        'public', 'json_schema.create_check(text, jsonb, boolean, text)', 'EXECUTE') THEN
        RAISE 'PUBLIC may execute json_schema.create_check(text, jsonb, boolean, text)';
    END IF;
END
$$;

ROLLBACK;
