-- Revert model_registry:lifecycle/promotion_transitions from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION record_promotion(text, text, text, text, text, text, jsonb);
DROP FUNCTION promotion_transitions();

COMMIT;
