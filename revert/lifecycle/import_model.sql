-- Revert model_registry:lifecycle/import_model from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION import_model(jsonb, boolean, text),
              import_other(jsonb, text);

COMMIT;
