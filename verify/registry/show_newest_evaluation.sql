-- Verify model_registry:registry/show_newest_evaluation on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'show_newest_evaluation()'::regprocedure;

SELECT 1 / count(*)
  FROM pg_trigger
 WHERE (tgrelid, tgname) = ('model_evaluations'::regclass, 'model_evaluations_30_show_newest');

ROLLBACK;
