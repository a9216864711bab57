-- Revert model_registry:lifecycle/follow_promotion_state from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP TRIGGER model_versions_follow_promotion ON model_versions;
DROP FUNCTION follow_promotion_state();
DROP FUNCTION record_promotion(text, text, text, text, text, text);

COMMIT;
