-- Deploy model_registry:roles/roles to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

-- Roles belong to the whole server: see roles in sqitch.conf. What is granted here is remembered:
-- revert takes back that and nothing else.
CREATE TABLE role_grants (
    role_name   text,
    privilege   text,
    object_name text,
    PRIMARY KEY (role_name, privilege, object_name)
);

COMMENT ON TABLE  role_grants             IS 'What the deploy granted to roles; empty without roles=on. A revert takes it back.';
COMMENT ON COLUMN role_grants.role_name   IS 'The role.';
COMMENT ON COLUMN role_grants.privilege   IS 'The privilege.';
COMMENT ON COLUMN role_grants.object_name IS 'On what: FUNCTION, TABLE or SCHEMA, and the name.';

SELECT set_config('model_registry.roles', :'roles', true),
       set_config('model_registry.role_names', jsonb_build_object(
           'reader', :'role_reader', 'registrar', :'role_registrar',
           'promoter', :'role_promoter', 'consumer', :'role_consumer',
           'admin', :'role_admin')::text, true),
       set_config('model_registry.schema', :'registry_schema', true)
\g /dev/null

DO $$
DECLARE
    _names  CONSTANT jsonb := current_setting('model_registry.role_names');
    _schema CONSTANT text := quote_ident(current_setting('model_registry.schema'));
    _role   text;
    _grant  record;
BEGIN
    IF current_setting('model_registry.roles') NOT IN ('on', 'off') THEN
        RAISE invalid_parameter_value USING
            MESSAGE = 'the variable roles is neither on nor off',
            DETAIL = format('It is "%s".', current_setting('model_registry.roles')),
            HINT = 'See roles in sqitch.conf.';
    ELSIF current_setting('model_registry.roles') = 'off' THEN
        RETURN;
    END IF;

    FOR _role IN SELECT DISTINCT value FROM jsonb_each_text(_names) LOOP
        PERFORM FROM pg_roles WHERE rolname = _role;
        IF NOT FOUND THEN
            IF NOT (SELECT rolsuper OR rolcreaterole
                      FROM pg_roles WHERE rolname = current_user) THEN
                RAISE insufficient_privilege USING
                    MESSAGE = format('role "%s" is missing, and %I may not create roles', _role,
                                     current_user),
                    DETAIL = 'The deploy was asked for roles (roles=on).',
                    HINT = format('CREATE ROLE %I; as a role that may, and deploy again.', _role);
            END IF;
            EXECUTE format('CREATE ROLE %I', _role);
            EXECUTE format('COMMENT ON ROLE %I IS %L', _role, 'model_registry: made by a deploy.');
        END IF;
    END LOOP;

    FOR _grant IN
        SELECT DISTINCT r.oid AS role_id, r.rolname, g.privilege, g.object_name
          FROM (SELECT p.role, p.privilege, c.relacl AS acl,
                       format('TABLE %s.%I', _schema, c.relname) AS object_name
                  FROM role_privileges AS p
                  JOIN pg_class AS c
                    ON c.relname = p.object_name AND c.relnamespace = _schema::regnamespace
                 WHERE p.privilege <> 'EXECUTE'
                 UNION ALL
                SELECT p.role, p.privilege, f.proacl,
                       format('FUNCTION %s.%I(%s)', _schema, f.proname,
                              pg_get_function_identity_arguments(f.oid))
                  FROM role_privileges AS p
                  JOIN pg_proc AS f
                    ON f.proname = p.object_name AND f.pronamespace = _schema::regnamespace
                 WHERE p.privilege = 'EXECUTE'
                 UNION ALL
                SELECT k.key, 'USAGE', n.nspacl, 'SCHEMA ' || _schema
                  FROM jsonb_each_text(_names) AS k, pg_namespace AS n
                 WHERE n.oid = _schema::regnamespace) AS g
          JOIN pg_roles AS r
            ON r.rolname = _names->>g.role
         WHERE NOT EXISTS (SELECT FROM aclexplode(g.acl) AS held
                            WHERE (held.grantee, held.privilege_type) = (r.oid, g.privilege))
    LOOP
        EXECUTE format('GRANT %s ON %s TO %I', _grant.privilege, _grant.object_name,
                       _grant.rolname);
        INSERT INTO role_grants (role_name, privilege, object_name)
        VALUES (_grant.rolname, _grant.privilege, _grant.object_name);
    END LOOP;
END
$$;

COMMIT;
