-- Verify model_registry:backfill/read_legacy_metrics on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'read_legacy_metric(jsonb, integer)'::regprocedure,
       'read_legacy_metrics(jsonb)'::regprocedure;

ROLLBACK;
