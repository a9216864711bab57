-- Verify model_registry:registry/model_evaluations on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT evaluation_id, artifact_id, dataset_artifact_id, dataset_name, split, benchmark_id, metrics,
       evaluated_at, evaluator, actor, recorded_at
  FROM model_evaluations
 WHERE FALSE;

SELECT 'idx_model_evaluations_artifact'::regclass,
       'idx_model_evaluations_dataset'::regclass;

SELECT 1 / (count(*) = 3)::integer
  FROM pg_trigger
 WHERE tgrelid = 'model_evaluations'::regclass
   AND tgfoid = 'keep_with_artifact()'::regprocedure;

ROLLBACK;
