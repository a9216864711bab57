-- Revert model_registry:registry/derive_model_version from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP TRIGGER model_versions_10_derive_columns ON model_versions;
DROP FUNCTION derive_model_version() CASCADE;

COMMIT;
