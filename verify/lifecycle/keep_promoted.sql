-- Verify model_registry:lifecycle/keep_promoted on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'keep_promoted_version()'::regprocedure,
       'keep_promoted_metadata()'::regprocedure;

SELECT 1 / (count(*) = 2)::integer
  FROM pg_trigger
 WHERE (tgrelid, tgname) IN (
       ('artifacts'::regclass, 'model_registry_25_keep_promoted'),
       ('model_versions'::regclass, 'model_versions_15_keep_promoted'));

ROLLBACK;
