-- Revert model_registry:backfill/plan_backfill from pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

DROP FUNCTION plan_backfill(artifacts);

COMMIT;
