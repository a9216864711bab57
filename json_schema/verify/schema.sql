-- Verify json_schema:schema on pg

BEGIN;

SELECT 'json_schema'::regnamespace;

DO $$
BEGIN
    IF NOT has_schema_privilege('public', 'json_schema', 'USAGE') THEN
        RAISE 'PUBLIC lacks USAGE on schema json_schema';
    END IF;
END
$$;

ROLLBACK;
