-- Revert model_registry:lifecycle/promote_model from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION promote_model(text, text, text, boolean);

COMMIT;
