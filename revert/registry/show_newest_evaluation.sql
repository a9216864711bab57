-- Revert model_registry:registry/show_newest_evaluation from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP TRIGGER model_evaluations_30_show_newest ON model_evaluations;
DROP FUNCTION show_newest_evaluation();

COMMIT;
