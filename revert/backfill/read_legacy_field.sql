-- Revert model_registry:backfill/read_legacy_field from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION read_legacy_field(jsonb, text);

COMMIT;
