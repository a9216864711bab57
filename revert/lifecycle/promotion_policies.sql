-- Revert model_registry:lifecycle/promotion_policies from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP TABLE promotion_policies;

COMMIT;
