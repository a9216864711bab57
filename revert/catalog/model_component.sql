-- Revert model_registry:catalog/model_component from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION model_component(text),
              bom_properties(jsonb),
              bom_license(text);

COMMIT;
