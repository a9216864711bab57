-- Revert model_registry:registry/check_metadata from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP TRIGGER model_registry_20_check_metadata ON artifacts;
DROP FUNCTION check_metadata() CASCADE;

COMMIT;
