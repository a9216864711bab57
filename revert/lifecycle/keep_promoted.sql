-- Revert model_registry:lifecycle/keep_promoted from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP TRIGGER model_registry_25_keep_promoted ON artifacts;
DROP TRIGGER model_versions_15_keep_promoted ON model_versions;
DROP FUNCTION keep_promoted_metadata() CASCADE;
DROP FUNCTION keep_promoted_version() CASCADE;

COMMIT;
