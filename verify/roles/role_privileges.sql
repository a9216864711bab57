-- Verify model_registry:roles/role_privileges on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT role, privilege, object_name FROM role_privileges WHERE FALSE;

ROLLBACK;
