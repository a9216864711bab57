-- Verify model_registry:registry/record_evaluation_row on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'record_evaluation_row()'::regprocedure;

SELECT 1 / count(*)
  FROM pg_trigger
 WHERE (tgrelid, tgname) = ('model_evaluations'::regclass, 'model_evaluations_40_record');

ROLLBACK;
