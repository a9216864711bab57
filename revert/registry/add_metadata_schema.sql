-- Revert model_registry:registry/add_metadata_schema from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION add_metadata_schema(jsonb, text, text, text);

COMMIT;
