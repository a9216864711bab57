-- Revert model_registry:registry/metadata_schemas from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP TABLE metadata_schemas;

COMMIT;
