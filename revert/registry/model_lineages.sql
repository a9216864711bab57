-- Revert model_registry:registry/model_lineages from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP TABLE model_lineages;

COMMIT;
