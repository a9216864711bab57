-- Verify model_registry:registry/sync_version on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'sync_mirrored_columns(jsonb, text, text)'::regprocedure,
       'sync_version()'::regprocedure;

SELECT 1 / (count(*) = 2)::integer
  FROM pg_trigger
 WHERE (tgrelid, tgname) IN (
       ('artifacts'::regclass, 'model_registry_20_register_version'),
       ('artifacts'::regclass, 'model_registry_20_sync_version'));

ROLLBACK;
