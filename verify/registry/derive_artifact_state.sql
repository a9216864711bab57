-- Verify model_registry:registry/derive_artifact_state on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'derive_artifact_state()'::regprocedure;

SELECT 1 / (count(*) = 1)::integer
  FROM pg_trigger
 WHERE (tgrelid, tgname) IN (
       ('artifacts'::regclass, 'model_registry_10_derive_state'));

ROLLBACK;
