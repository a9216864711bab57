-- Revert model_registry:backfill/plan_backfill from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION plan_backfill(text, text, text, text);

COMMIT;
