-- Revert model_registry:registry/sync_artifact from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP TRIGGER model_versions_20_sync_artifact ON model_versions;
DROP FUNCTION sync_artifact() CASCADE;

COMMIT;
