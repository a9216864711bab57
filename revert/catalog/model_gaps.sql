-- Revert model_registry:catalog/model_gaps from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP VIEW model_gaps;

COMMIT;
