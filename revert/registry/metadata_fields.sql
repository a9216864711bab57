-- Revert model_registry:registry/metadata_fields from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION metadata_fields(text);

COMMIT;
