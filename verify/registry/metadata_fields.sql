-- Verify model_registry:registry/metadata_fields on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'metadata_fields(text)'::regprocedure;

DO $$
BEGIN
    IF NOT has_function_privilege('public', 'metadata_fields(text)', 'EXECUTE') THEN
        RAISE 'PUBLIC cannot execute metadata_fields(text)';
    END IF;
END
$$;

ROLLBACK;
