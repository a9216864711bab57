-- Verify model_registry:registry/accepted_metadata on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT artifact_id, artifact_type, schema_version, is_valid, accepted_at
  FROM accepted_metadata
 WHERE FALSE;

SELECT 1 / (count(*) = 2)::integer
  FROM pg_trigger
 WHERE tgrelid = 'accepted_metadata'::regclass
   AND tgfoid = 'forbid_acceptance_change()'::regprocedure
   AND tgname IN ('forbid_acceptance_change', 'forbid_acceptance_truncate');

ROLLBACK;
