-- Revert model_registry:registry/compare_metadata_schemas from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION compare_metadata_schemas(integer, integer, text);
DROP FUNCTION compare_metadata_schemas(jsonb, jsonb);

COMMIT;
