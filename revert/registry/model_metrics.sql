-- Revert model_registry:registry/model_metrics from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP TRIGGER model_evaluations_20_write_metrics ON model_evaluations;
DROP FUNCTION write_metrics();
DROP TABLE model_metrics;

COMMIT;
