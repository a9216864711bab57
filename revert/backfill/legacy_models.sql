-- Revert model_registry:backfill/legacy_models from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP VIEW legacy_models;

COMMIT;
