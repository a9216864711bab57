-- Revert model_registry:registry/refused_by_metadata_schema from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION refused_by_metadata_schema(integer, text);

COMMIT;
