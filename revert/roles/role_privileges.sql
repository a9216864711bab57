-- Revert model_registry:roles/role_privileges from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP VIEW role_privileges;

COMMIT;
