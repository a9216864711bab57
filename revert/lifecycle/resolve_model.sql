-- Revert model_registry:lifecycle/resolve_model from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION resolve_model(text, text);

COMMIT;
