-- What register_model() does is tested in register_model.sql; here, that every argument arrives.
BEGIN;

SELECT plan(8);

SELECT is(pg_get_function_arguments(p.oid) ~ '^title text, metadata jsonb, id text DEFAULT NULL',
          true, 'register_model(title, metadata, ...) exists')
  FROM pg_proc AS p
 WHERE p.pronamespace = :'registry_schema'::regnamespace
   AND p.proname = 'register_model'
   AND p.pronargs > 1;
SELECT set_eq(
    format($$SELECT unnest(proargnames) FROM pg_proc
       WHERE pronamespace = %L::regnamespace AND proname = 'register_model' AND pronargs > 1$$,
       :'registry_schema'),
    $$SELECT attname::text FROM pg_attribute
       WHERE attrelid = 'model_registration'::regclass AND attnum > 0$$,
    'register_model(title, metadata, ...) has an argument for each column of model_registration');

SELECT is(register_model('M', model_metadata(), id => 'm1'), 'm1',
    'register_model(title, metadata, ...) returns the id');
SELECT is(created_by, session_user::text,
    'register_model(title, metadata, ...) takes the session user as created_by by default')
  FROM artifacts WHERE id = 'm1';
SELECT is(register_model('M', model_metadata(), id => 'm1'), 'm1',
    'register_model(title, metadata, ...) accepts the same content again');

INSERT INTO artifacts (id, artifact_type, title) VALUES ('d', 'dataset', 'Cells');
SELECT lives_ok(
    $$SELECT register_model('Full', model_metadata('{"own": 1}'), id => 'm2',
        new_version_of => 'm1', version_tag => 'v2', changelog => 'more data',
        origin_type => 'internal', origin_url => 'https://o.example', base_model_id => 'm1',
        benchmark_id => 'mmlu', code_repo_url => 'https://c.example',
        code_commit_sha => repeat('a', 40), code_entrypoint => 'train.py',
        training_started_at => '2026-01-01 10:00+00',
        training_completed_at => '2026-01-02 10:00+00', trained_by => 'ada',
        gpu_allocation_id => 'g1', eval_dataset_artifact_id => 'd', created_by => 'agent')$$,
    'register_model(title, metadata, ...) accepts every argument');
SELECT results_eq(
    $$SELECT a.title, a.metadata->'own', a.parent_version_id, a.version_tag, a.changelog,
             a.origin_type, a.origin_url, a.created_by, v.base_model_id, v.benchmark_id,
             v.code_repo_url, v.code_commit_sha, v.code_entrypoint, v.training_started_at,
             v.training_completed_at, v.trained_by, v.gpu_allocation_id, v.eval_dataset_artifact_id
        FROM artifacts AS a JOIN model_versions AS v ON v.artifact_id = a.id WHERE a.id = 'm2'$$,
    $$VALUES ('Full', '1'::jsonb, 'm1', 'v2', 'more data', 'internal', 'https://o.example', 'agent',
              'm1', 'mmlu', 'https://c.example', repeat('a', 40), 'train.py',
              '2026-01-01 10:00+00'::timestamptz, '2026-01-02 10:00+00'::timestamptz, 'ada', 'g1',
              'd')$$,
    'register_model(title, metadata, ...) writes every argument to its column');
SELECT refused('SELECT register_model(NULL, model_metadata())', '23502', ARRAY['title'],
    'register_model(title, metadata, ...) refuses NULL as title');

SELECT finish();

ROLLBACK;
