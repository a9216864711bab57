-- Revert model_registry:backfill/guard_review from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION guard_review() CASCADE;

COMMIT;
