-- Revert model_registry:lifecycle/withdraw_model from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION withdraw_model(text, text, text);

COMMIT;
