-- Verify model_registry:registry/model_metrics on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT artifact_id, metric, evaluation_id, value, ci_low, ci_high, benchmark_id, dataset,
       evaluated_at
  FROM model_metrics
 WHERE FALSE;

SELECT 'idx_model_metrics_value'::regclass,
       'idx_model_metrics_dataset'::regclass,
       'idx_model_metrics_benchmark'::regclass,
       'write_metrics()'::regprocedure;

SELECT 1 / (count(*) = 2)::integer
  FROM pg_trigger
 WHERE (tgrelid, tgname) IN (
       ('model_evaluations'::regclass, 'model_evaluations_20_write_metrics'),
       ('model_metrics'::regclass, 'model_metrics_10_forbid_change'));

ROLLBACK;
