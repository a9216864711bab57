-- Revert model_registry:registry/check_model_metadata from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION install_model_check(jsonb);

SELECT EXISTS (SELECT FROM json_schema.compiled
                WHERE (name, target_schema) = ('model_metadata', :'registry_schema')) AS compiled
\gset
\if :compiled
SELECT json_schema.drop('model_metadata', :'registry_schema') \g /dev/null
\else
DROP FUNCTION check_model_metadata(jsonb);
\endif

SELECT 'DROP EXTENSION "postgres-json-schema"'
  FROM pg_extension
 WHERE extname = 'postgres-json-schema'
   AND obj_description(oid, 'pg_extension') = 'model_registry: checks metadata.'
\gexec

COMMIT;
