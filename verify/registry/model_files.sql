-- Verify model_registry:registry/model_files on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT artifact_id, path, sha256, size_bytes, media_type, url, event_id
  FROM model_files
 WHERE FALSE;

SELECT 'guard_file()'::regprocedure;

SELECT 1 / (count(*) = 4)::integer
  FROM pg_trigger
 WHERE (tgrelid, tgname) IN (
       ('model_files'::regclass, 'model_files_10_guard'),
       ('model_files'::regclass, 'model_files_15_guard_final'),
       ('model_files'::regclass, 'model_files_20_forbid_change'),
       ('model_files'::regclass, 'model_files_20_forbid_truncate'));

ROLLBACK;
