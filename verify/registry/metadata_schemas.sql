-- Verify model_registry:registry/metadata_schemas on pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

SELECT artifact_type, version, schema, sha256, mode, is_active, created_by, created_at
  FROM metadata_schemas
 WHERE FALSE;

SELECT 'idx_metadata_schemas_active'::regclass;

ROLLBACK;
