-- Verify model_registry:registry/forbid_version_delete on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'forbid_version_delete()'::regprocedure,
       'forbid_version_truncate()'::regprocedure;

SELECT 1 / (count(*) = 2)::integer
  FROM pg_trigger
 WHERE (tgrelid, tgname) IN (
       ('model_versions'::regclass, 'model_versions_10_forbid_delete'),
       ('model_versions'::regclass, 'model_versions_10_forbid_truncate'));

ROLLBACK;
