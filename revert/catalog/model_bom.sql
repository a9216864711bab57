-- Revert model_registry:catalog/model_bom from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION registry_bom(jsonb),
              model_bom(text),
              bom_document(jsonb, jsonb, jsonb, timestamptz),
              bom_formula(text);

COMMIT;
