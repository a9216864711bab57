-- Revert model_registry:roles/roles from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DO $$
DECLARE
    _grant record;
    _role  record;
BEGIN
    FOR _grant IN SELECT * FROM role_grants WHERE role_name IN (SELECT rolname FROM pg_roles) LOOP
        EXECUTE format('REVOKE %s ON %s FROM %I', _grant.privilege, _grant.object_name,
                       _grant.role_name);
    END LOOP;
    -- A role goes when a deploy made it, nothing on the server is granted to it any more, and
    -- nobody was made a member of it.
    FOR _role IN
        SELECT r.rolname
          FROM pg_roles AS r
         WHERE r.rolname IN (SELECT role_name FROM role_grants)
           AND shobj_description(r.oid, 'pg_authid') = 'model_registry: made by a deploy.'
           AND NOT EXISTS (SELECT FROM pg_shdepend
                            WHERE refclassid = 'pg_authid'::regclass AND refobjid = r.oid)
           AND NOT EXISTS (SELECT FROM pg_auth_members AS m
                            WHERE m.roleid = r.oid AND m.member <> current_user::regrole)
    LOOP
        EXECUTE format('DROP ROLE %I', _role.rolname);
    END LOOP;
END
$$;

DROP TABLE role_grants;

COMMIT;
