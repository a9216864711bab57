-- Revert model_registry:backfill/decode_legacy from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION decode_legacy(text);

COMMIT;
