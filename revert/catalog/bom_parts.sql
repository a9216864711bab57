-- Revert model_registry:catalog/bom_parts from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION bom_model_card(text, jsonb),
              bom_references(text, text),
              hugging_face_purl(text, text);

COMMIT;
