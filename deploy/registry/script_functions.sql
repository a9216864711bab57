-- Deploy model_registry:registry/script_functions to pg

BEGIN;

-- What the scripts call. It stands beside Sqitch's own records, in the schema that Sqitch
-- names in the variable registry: each Sqitch registry knows the one schema that it deployed to.
CREATE FUNCTION :"registry".enter_schema(
    schema   text,
    deployed text DEFAULT :'registry_schema'
)
RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    IF enter_schema.schema OPERATOR(pg_catalog.<>) enter_schema.deployed THEN
        RAISE invalid_schema_name USING
            MESSAGE = pg_catalog.format(
                'this Sqitch registry deployed model_registry to schema "%s", not to "%s"',
                enter_schema.deployed, enter_schema.schema),
            DETAIL = pg_catalog.format('The variable registry_schema is "%s".',
                                       enter_schema.schema),
            HINT = pg_catalog.format(
                'Add --set registry_schema=%s, or name the Sqitch registry of schema "%s" with '
                '--registry.', enter_schema.deployed, enter_schema.schema);
    END IF;
    PERFORM pg_catalog.set_config(
                'search_path', pg_catalog.format('%I, pg_temp', enter_schema.schema), true),
            pg_catalog.set_config('check_function_bodies', 'off', true);
END
$$;

COMMENT ON FUNCTION :"registry".enter_schema(text, text) IS
'First line of every script: takes the schema that the caller named; puts it on the search_path until the end of the transaction. Raises 3F000 where this Sqitch registry deployed to another one.';

-- A function that runs as its owner must not find what another role put into a schema: its
-- search_path is pg_catalog alone, and what is ours is named with its schema. That schema is known
-- only here, so the scripts write registry.NAME.
CREATE FUNCTION :"registry".resolve_names()
RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
    _schema   CONSTANT text := pg_catalog.current_schema();
    -- As an identifier, and at the beginning of a literal; for regexp_replace().
    _name     CONSTANT text := pg_catalog.replace(pg_catalog.quote_ident(_schema), E'\\', E'\\\\');
    _quoted   CONSTANT text := pg_catalog.concat('''', pg_catalog.replace(_name, '''', ''''''));
    _function record;
BEGIN
    PERFORM pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true),
            pg_catalog.set_config('check_function_bodies', 'on', true);
    FOR _function IN
        SELECT pg_get_functiondef(p.oid) AS definition
          FROM pg_proc AS p
         WHERE p.pronamespace = quote_ident(_schema)::regnamespace
           AND p.xmin = pg_current_xact_id()::xid  -- made by this script
           AND p.prosrc ~ E'\\mregistry\\.[a-z]'
    LOOP
        EXECUTE regexp_replace(
            regexp_replace(_function.definition, E'''registry\\.(?=[a-z])', _quoted || '.', 'g'),
            E'\\mregistry\\.(?=[a-z])', _name || '.', 'g');
    END LOOP;
    PERFORM set_config('search_path', format('%I, pg_temp', _schema), true);
END
$$;

COMMENT ON FUNCTION :"registry".resolve_names() IS
'Last line of a script that makes functions: in the bodies of those that the script made, the schema name "registry" is replaced by the schema of the registry.';

COMMIT;
