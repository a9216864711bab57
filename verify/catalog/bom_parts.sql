-- Verify model_registry:catalog/bom_parts on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'hugging_face_purl(text, text)'::regprocedure,
       'bom_references(text, text)'::regprocedure,
       'bom_model_card(text, jsonb)'::regprocedure;

ROLLBACK;
