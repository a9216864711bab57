-- Deploy model_registry:registry/schema to pg

BEGIN;

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
