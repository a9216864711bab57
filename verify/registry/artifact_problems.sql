-- Verify model_registry:registry/artifact_problems on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT problem, remedy
  FROM artifact_problems
 WHERE FALSE;

ROLLBACK;
