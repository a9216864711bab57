-- Revert model_registry:lifecycle/set_model_alias from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION remove_model_alias(text, text, text, text), set_model_alias(text, text, text, text);

COMMIT;
