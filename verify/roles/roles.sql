-- Verify model_registry:roles/roles on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT role_name, privilege, object_name FROM role_grants WHERE FALSE;

DO $$
DECLARE
    _missing text;
BEGIN
    SELECT string_agg(DISTINCT role_name, ', ') INTO _missing FROM role_grants
     WHERE role_name NOT IN (SELECT rolname FROM pg_roles);
    IF _missing IS NOT NULL THEN
        RAISE 'these roles are gone: %', _missing;
    END IF;
END
$$;

ROLLBACK;
