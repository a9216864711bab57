-- Revert model_registry:registry/forbid_version_delete from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP TRIGGER model_versions_10_forbid_truncate ON model_versions;
DROP TRIGGER model_versions_10_forbid_delete ON model_versions;
-- CASCADE: on Citus a shard may have kept the trigger for TRUNCATE.
DROP FUNCTION forbid_version_truncate() CASCADE;
DROP FUNCTION forbid_version_delete() CASCADE;

COMMIT;
