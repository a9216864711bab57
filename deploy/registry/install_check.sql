-- Deploy model_registry:registry/install_check to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION install_check(name text, schema jsonb)
RETURNS void
LANGUAGE plpgsql
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _schema   CONSTANT text := (parse_ident('registry.metadata_schemas'))[1];
    _check    regprocedure;
    _commands text;
BEGIN
    PERFORM FROM json_schema.compiled AS c
      WHERE c.target_schema = _schema AND c.name = install_check.name
        AND c.schema = install_check.schema;
    IF FOUND THEN
        RETURN;
    END IF;
    IF NOT has_schema_privilege(quote_ident(_schema)::regnamespace, 'CREATE') THEN
        RAISE insufficient_privilege USING
            MESSAGE = format('the owner of the registry, %s, may not create functions in schema %I',
                             current_user, _schema),
            DETAIL = 'A metadata schema is compiled into functions there.',
            HINT = format('GRANT CREATE ON SCHEMA %I TO %I;', _schema, current_user);
    END IF;
    _check := json_schema.compile(install_check.name, install_check.schema, true, _schema);
    SELECT string_agg(format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC;', f), E'\n')
      INTO _commands
      FROM json_schema.compiled AS c, unnest(c.helpers || _check::text) AS f
     WHERE c.target_schema = _schema AND c.name = install_check.name;
    PERFORM json_schema.execute(_commands);
END
$$;

COMMENT ON FUNCTION install_check(text, jsonb) IS
'Takes a name and a JSON Schema; makes check_<name>(jsonb) answer for it, unless it does already. Raises 42501 where the owner of the registry lacks CREATE on its schema.';

REVOKE EXECUTE ON FUNCTION install_check(text, jsonb) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
