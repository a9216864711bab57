-- Revert model_registry:lifecycle/require_promotion_policy from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION require_promotion_policy(text, boolean);

COMMIT;
