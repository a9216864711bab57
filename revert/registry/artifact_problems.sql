-- Revert model_registry:registry/artifact_problems from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP VIEW artifact_problems;

COMMIT;
