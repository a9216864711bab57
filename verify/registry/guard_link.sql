-- Verify model_registry:registry/guard_link on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'require_link_target(text, text, text)'::regprocedure,
       'guard_link()'::regprocedure;

SELECT 1 / (count(*) = 3)::integer
  FROM pg_trigger
 WHERE (tgrelid, tgname) IN (
       ('model_links'::regclass, 'model_links_10_guard'),
       ('model_links'::regclass, 'model_links_15_guard_final'),
       ('model_links'::regclass, 'model_links_10_forbid_truncate'));

ROLLBACK;
