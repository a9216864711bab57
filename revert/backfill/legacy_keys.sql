-- Revert model_registry:backfill/legacy_keys from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP TABLE legacy_keys;

COMMIT;
