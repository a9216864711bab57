-- Verify model_registry:backfill/decode_legacy on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'decode_legacy(text)'::regprocedure;

ROLLBACK;
