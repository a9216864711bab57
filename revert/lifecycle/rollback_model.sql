-- Revert model_registry:lifecycle/rollback_model from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION rollback_model(text, text, text);
DROP FUNCTION version_to_roll_back_to(text);

COMMIT;
