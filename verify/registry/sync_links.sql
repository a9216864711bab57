-- Verify model_registry:registry/sync_links on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'sync_links()'::regprocedure;

SELECT 1 / (count(*) = 1)::integer
  FROM pg_trigger
 WHERE (tgrelid, tgname) IN (('model_links'::regclass, 'model_links_20_sync'));

ROLLBACK;
