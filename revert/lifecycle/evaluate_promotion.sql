-- Revert model_registry:lifecycle/evaluate_promotion from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION evaluate_promotion(text);

COMMIT;
