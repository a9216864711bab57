-- Revert model_registry:registry/schema from pg

BEGIN;

SELECT pg_catalog.format('DROP SCHEMA %s', oid::regnamespace)
  FROM pg_namespace
 WHERE oid = quote_ident(:'registry_schema')::regnamespace
   AND obj_description(oid, 'pg_namespace') = 'model_registry: a registry of models.'
\gexec

COMMIT;
