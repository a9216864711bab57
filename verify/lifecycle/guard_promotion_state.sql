-- Verify model_registry:lifecycle/guard_promotion_state on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'guard_promotion_state()'::regprocedure;

SELECT 1 / (count(*) = 1)::integer
  FROM pg_trigger
 WHERE (tgrelid, tgname) IN (
       ('model_versions'::regclass, 'model_versions_10_guard_promotion'));

ROLLBACK;
