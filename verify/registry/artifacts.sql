-- Verify model_registry:registry/artifacts on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT id, artifact_type, title, metadata, version_number, parent_version_id, version_tag,
       changelog, is_latest, lifecycle_state, superseded_by, origin_type, origin_url,
       created_by, created_at, updated_at
  FROM artifacts
 WHERE FALSE;

ROLLBACK;
