-- Revert model_registry:registry/activate_metadata_schema from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION activate_metadata_schema(integer, text);
DROP TRIGGER metadata_schemas_10_guard ON metadata_schemas;
DROP FUNCTION guard_metadata_schema() CASCADE;

COMMIT;
