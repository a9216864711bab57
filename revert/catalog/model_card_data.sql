-- Revert model_registry:catalog/model_card_data from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION model_card_data(text);

COMMIT;
