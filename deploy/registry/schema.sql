-- Deploy model_registry:registry/schema to pg

BEGIN;

DO $$
BEGIN
    IF to_regclass('json_schema.compiled') IS NULL THEN
        RAISE undefined_object USING
            MESSAGE = 'the engine json_schema is not deployed in this database',
            DETAIL = 'The registry checks metadata with it.',
            HINT = 'Deploy it first: cd json_schema && sqitch deploy TARGET';
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
