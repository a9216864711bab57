-- Verify model_registry:registry/schema_compliance on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT artifact_id, artifact_type, active_version, mode, accepted_version, accepted_at,
       satisfies_active
  FROM schema_compliance
 WHERE FALSE;

SELECT 'satisfies_schema(text, integer, text)'::regprocedure;

ROLLBACK;
