-- Revert model_registry:backfill/backfill_model from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION backfill_model(text, text);

COMMIT;
