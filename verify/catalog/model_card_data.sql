-- Verify model_registry:catalog/model_card_data on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'model_card_data(text)'::regprocedure;

ROLLBACK;
