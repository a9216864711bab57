-- Verify model_registry:registry/sync_artifact on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'sync_artifact()'::regprocedure;

SELECT 1 / (count(*) = 1)::integer
  FROM pg_trigger
 WHERE (tgrelid, tgname) IN (
       ('model_versions'::regclass, 'model_versions_20_sync_artifact'));

ROLLBACK;
