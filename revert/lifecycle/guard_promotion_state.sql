-- Revert model_registry:lifecycle/guard_promotion_state from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP TRIGGER model_versions_10_guard_promotion ON model_versions;
DROP FUNCTION guard_promotion_state() CASCADE;

COMMIT;
