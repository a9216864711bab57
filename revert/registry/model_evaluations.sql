-- Revert model_registry:registry/model_evaluations from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP TABLE model_evaluations;

COMMIT;
