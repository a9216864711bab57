-- Revert model_registry:lifecycle/set_promotion_policy from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION drop_promotion_policy(text, text);
DROP FUNCTION set_promotion_policy(text, text, text, text, numeric, jsonb, text, text[], text);
DROP FUNCTION policy_target(text, text);

COMMIT;
