-- Revert model_registry:registry/record_evaluation_row from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP TRIGGER model_evaluations_40_record ON model_evaluations;
DROP FUNCTION record_evaluation_row();

COMMIT;
