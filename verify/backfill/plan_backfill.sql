-- Verify model_registry:backfill/plan_backfill on pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

SELECT 'plan_backfill(artifacts)'::regprocedure;

ROLLBACK;
