-- Verify model_registry:registry/start_as_candidate on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 1 / (count(*) / 2)
  FROM pg_trigger
 WHERE tgrelid = 'artifacts'::regclass
   AND tgname IN ('artifacts_start_as_candidate', 'artifacts_become_candidate')
   AND tgfoid = 'start_as_candidate()'::regprocedure;

ROLLBACK;
