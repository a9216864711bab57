-- Verify model_registry:lifecycle/model_aliases on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT lineage_id, alias, artifact_id
  FROM model_aliases
 WHERE FALSE;

SELECT 'idx_model_aliases_version'::regclass,
       'require_alias(text)'::regprocedure,
       'record_alias(text, text, text, text, text, text)'::regprocedure,
       'record_alias_change()'::regprocedure;

SELECT 1 / (count(*) = 2)::integer
  FROM pg_trigger
 WHERE (tgrelid, tgname) IN (
       ('model_aliases'::regclass, 'model_aliases_20_record_change'),
       ('model_aliases'::regclass, 'model_aliases_10_forbid_truncate'));

ROLLBACK;
