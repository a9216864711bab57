-- Revert model_registry:registry/check_model_metadata from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION install_model_check(jsonb);
DROP FUNCTION IF EXISTS check_model_metadata(jsonb);  -- with metadata_check=postgres-json-schema

SELECT 'DROP EXTENSION "postgres-json-schema"'
  FROM pg_extension
 WHERE extname = 'postgres-json-schema'
   AND obj_description(oid, 'pg_extension') = 'model_registry: checks metadata.'
\gexec

COMMIT;
