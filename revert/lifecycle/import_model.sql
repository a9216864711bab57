-- Revert model_registry:lifecycle/import_model from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION import_model(jsonb, boolean, text);
DROP FUNCTION take_over_state(text, text, text, text);

COMMIT;
