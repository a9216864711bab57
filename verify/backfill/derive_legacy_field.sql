-- Verify model_registry:backfill/derive_legacy_field on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'derive_legacy_field(jsonb, text)'::regprocedure;

ROLLBACK;
