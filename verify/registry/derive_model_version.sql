-- Verify model_registry:registry/derive_model_version on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'derive_model_version()'::regprocedure;

SELECT 1 / (count(*) = 1)::integer
  FROM pg_trigger
 WHERE (tgrelid, tgname) IN (
       ('model_versions'::regclass, 'model_versions_10_derive_columns'));

ROLLBACK;
