-- Revert model_registry:catalog/find_model_by_file from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION find_model_by_file(text);

COMMIT;
