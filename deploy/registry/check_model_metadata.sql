-- Deploy model_registry:registry/check_model_metadata to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

-- What answers yes or no behind the gate, by name check_model_metadata(jsonb): see metadata_check
-- in sqitch.conf. Why the answer is no is always said by json_schema.errors().
SELECT :'metadata_check' = 'compiled'             AS compiled,
       :'metadata_check' = 'postgres-json-schema' AS extension
\gset

\if :compiled

CREATE FUNCTION install_model_check(schema jsonb)
RETURNS void
LANGUAGE plpgsql
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM registry.install_check('model_metadata'::text, schema);
END
$$;

\elif :extension

DO $$
BEGIN
    PERFORM FROM pg_available_extensions WHERE name = 'postgres-json-schema';
    IF NOT FOUND THEN
        RAISE feature_not_supported USING
            MESSAGE = 'this server does not have the extension postgres-json-schema',
            DETAIL = 'metadata_check=postgres-json-schema was asked for.',
            HINT = 'Install it on the server, or deploy without --set metadata_check=...: the '
                   'compiled check gives the same answers.';
    END IF;
END
$$;

-- The comment marks an extension of our making, so that revert drops no other.
SELECT _.command
  FROM (VALUES
        (format('CREATE EXTENSION "postgres-json-schema" SCHEMA %I', :'registry_schema')),
        ('COMMENT ON EXTENSION "postgres-json-schema" IS ''model_registry: checks metadata.''')
       ) AS _ (command)
 WHERE NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'postgres-json-schema')
\gexec

SELECT format($function$
    CREATE FUNCTION check_model_metadata(metadata jsonb)
    RETURNS boolean
    LANGUAGE plpgsql
    STABLE
    SET search_path TO pg_catalog, pg_temp
    AS $$
    DECLARE
        _schema jsonb;
    BEGIN
        SELECT schema INTO _schema FROM registry.metadata_schemas
         WHERE artifact_type = 'model' AND is_active;
        RETURN %s.validate_json_schema(_schema, metadata, _schema);
    END
    $$
    $function$, extnamespace::regnamespace)
  FROM pg_extension
 WHERE extname = 'postgres-json-schema'
\gexec

COMMENT ON FUNCTION registry.check_model_metadata(jsonb) IS
'Takes the metadata of a model; returns whether it meets the active schema, as the extension postgres-json-schema sees it.';

REVOKE EXECUTE ON FUNCTION registry.check_model_metadata(jsonb) FROM PUBLIC;

CREATE FUNCTION registry.install_model_check(schema jsonb)
RETURNS void
LANGUAGE sql
SET search_path TO pg_catalog, pg_temp
AS $$
    SELECT
$$;

\else

DO $$
BEGIN
    RAISE invalid_parameter_value USING
        MESSAGE = 'metadata_check is neither compiled nor postgres-json-schema',
        HINT = 'See metadata_check in sqitch.conf.';
END
$$;

\endif

COMMENT ON FUNCTION install_model_check(jsonb) IS
'Takes the schema for models that becomes active; makes check_model_metadata(jsonb) answer for it, unless it does already. Raises 42501 where the owner of the registry lacks CREATE on its schema.';

REVOKE EXECUTE ON FUNCTION install_model_check(jsonb) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
