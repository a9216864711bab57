-- Revert model_registry:backfill/derive_legacy_field from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION derive_legacy_field(jsonb, text);

COMMIT;
