-- Revert model_registry:registry/sync_version from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP TRIGGER model_registry_20_sync_version ON artifacts;
DROP TRIGGER model_registry_20_register_version ON artifacts;
DROP FUNCTION sync_version() CASCADE;
DROP FUNCTION sync_mirrored_columns(jsonb, text, text);

COMMIT;
