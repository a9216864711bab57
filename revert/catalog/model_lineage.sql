-- Revert model_registry:catalog/model_lineage from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION model_lineage(text);
DROP FUNCTION walk_derivations(text, boolean);

COMMIT;
