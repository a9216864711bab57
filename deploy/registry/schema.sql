-- Deploy model_registry:registry/schema to pg

BEGIN;

-- What cannot be deployed to is refused before anything is changed. The names of the two variables
-- reach the block through settings, since psql replaces nothing inside dollar quotes.
SET LOCAL search_path TO pg_catalog, pg_temp;
SET LOCAL model_registry.schema TO :'registry_schema';

DO $$
DECLARE
    _schema CONSTANT text := current_setting('model_registry.schema');
    _named  CONSTANT regnamespace := to_regnamespace(quote_ident(_schema));
    _found  text;
BEGIN
    IF to_regclass('json_schema.compiled') IS NULL THEN
        RAISE undefined_object USING
            MESSAGE = 'the engine json_schema is not deployed in this database',
            DETAIL = 'The registry checks metadata with it.',
            HINT = 'Deploy it first: (cd json_schema && sqitch deploy TARGET).';
    END IF;
    IF to_regclass(format('%I.model_versions', _schema)) IS NOT NULL THEN
        RAISE duplicate_table USING
            MESSAGE = format('schema "%s" has a table model_versions already', _schema),
            DETAIL = 'It belongs to another registry, or to the application.',
            HINT = 'Deploy to another schema: --set registry_schema=NAME --registry sqitch_NAME.';
    END IF;
    IF has_schema_privilege('public', _named, 'CREATE') THEN
        RAISE insufficient_privilege USING
            MESSAGE = format('every role may create objects in schema "%s"', _schema),
            DETAIL = 'PUBLIC has the privilege CREATE, as in databases made by PostgreSQL 14 or '
                     'earlier.',
            HINT = format('REVOKE CREATE ON SCHEMA %I FROM PUBLIC;', _schema);
    END IF;
    -- The scripts run with this schema on their search_path.
    SELECT string_agg(format('%s of role %s', p.oid::regprocedure, p.proowner::regrole), ', ')
      INTO _found
      FROM pg_proc AS p
     WHERE p.pronamespace = _named
       AND p.proowner <> current_user::regrole
       AND NOT (SELECT rolsuper FROM pg_roles WHERE oid = p.proowner)
       AND EXISTS (SELECT FROM pg_proc AS system
                    WHERE system.pronamespace = 'pg_catalog'::regnamespace
                      AND system.proname = p.proname);
    IF _found IS NOT NULL THEN
        RAISE duplicate_function USING
            MESSAGE = format('schema "%s" has functions named like system functions', _schema),
            DETAIL = _found || '.',
            HINT = 'Rename or drop them, or deploy to another schema.';
    END IF;
END
$$;

-- Most often it is there already: public, or the schema of the user's own artifacts table.
-- The comment marks a schema of our making, so that revert drops no other.
SELECT format(_.command, :'registry_schema')
  FROM (VALUES
        ('CREATE SCHEMA %I'),
        ($$COMMENT ON SCHEMA %I IS 'model_registry: a registry of models.'$$)
       ) AS _ (command)
 WHERE to_regnamespace(quote_ident(:'registry_schema')) IS NULL
\gexec

COMMIT;
