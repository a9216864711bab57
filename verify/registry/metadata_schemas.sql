-- Verify model_registry:registry/metadata_schemas on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT artifact_type, version, schema, sha256, mode, is_active, created_by, created_at,
       activated_at
  FROM metadata_schemas
 WHERE FALSE;

SELECT 'idx_metadata_schemas_active'::regclass;

ROLLBACK;
