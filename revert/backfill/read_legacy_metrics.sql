-- Revert model_registry:backfill/read_legacy_metrics from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION read_legacy_metrics(jsonb);
DROP FUNCTION read_legacy_metric(jsonb, integer);

COMMIT;
