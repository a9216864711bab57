BEGIN;

SELECT plan(13);

SELECT has_function(:'registry_schema', 'register_model', ARRAY['jsonb'],
    'register_model(jsonb) is there');

CREATE FUNCTION pg_temp.model(changes jsonb)
RETURNS jsonb
LANGUAGE sql
AS $$
    SELECT jsonb_build_object('title', 'M', 'metadata', model_metadata()) || changes
$$;

SELECT is(register_model(pg_temp.model('{"id": "m1"}')), 'm1', 'title and metadata are enough');
SELECT is(register_model(pg_temp.model('{"id": "m1", "new_version_of": null}')), 'm1',
    'the same again changes nothing; null means not given');
INSERT INTO artifacts (id, artifact_type, title) VALUES ('d', 'dataset', 'Cells');
SELECT is(register_model(pg_temp.model('{"id": "m2", "new_version_of": "m1", "version_tag": "v2",
    "changelog": "more data", "origin_type": "internal", "origin_url": "https://o.example",
    "base_model_id": "m1", "benchmark_id": "mmlu", "code_repo_url": "https://c.example",
    "code_commit_sha": "0123456789abcdef0123456789abcdef01234567", "code_entrypoint": "train.py",
    "training_started_at": "2026-01-01T10:00:00Z", "training_completed_at": "2026-01-02T10:00:00Z",
    "trained_by": "ada", "gpu_allocation_id": "g1", "eval_dataset_artifact_id": "d",
    "created_by": "agent"}')), 'm2', 'every argument has its key');
SELECT results_eq(
    $$SELECT a.parent_version_id, a.version_tag, a.changelog, a.origin_type, a.origin_url,
             a.created_by, v.base_model_id, v.benchmark_id, v.code_repo_url, v.code_entrypoint,
             v.training_started_at, v.training_completed_at, v.trained_by, v.gpu_allocation_id,
             v.eval_dataset_artifact_id
        FROM artifacts AS a JOIN model_versions AS v ON v.artifact_id = a.id WHERE a.id = 'm2'$$,
    $$VALUES ('m1', 'v2', 'more data', 'internal', 'https://o.example', 'agent', 'm1', 'mmlu',
              'https://c.example', 'train.py', '2026-01-01T10:00:00Z'::timestamptz,
              '2026-01-02T10:00:00Z'::timestamptz, 'ada', 'g1', 'd')$$, 'and arrives');
SELECT is(created_by, session_user::text, 'who does not say so is the session''s user')
  FROM artifacts WHERE id = 'm1';

SELECT refused(format('SELECT register_model(%L::jsonb)', model), '22023', names, description)
  FROM (VALUES
    ('{"titel": "M", "metadata": {}, "colour": 1}'::jsonb, ARRAY['titel', 'colour'],
     'unknown keys are all named'),
    ('[]',   ARRAY['[]'],   'an array is no model'),
    ('null', ARRAY['null'], 'nor is null')
  ) AS _ (model, names, description);
SELECT refused('SELECT register_model(NULL::jsonb)', '22023', ARRAY['NULL'], 'nor is NULL');
SELECT refused('SELECT register_model(''{"metadata": {}}''::jsonb)', '23502', ARRAY['title'],
    'a title is needed');
SELECT refused('SELECT register_model(''{"title": "M", "metadata": null}''::jsonb)', '23514',
    ARRAY['metadata', 'null'], 'metadata too');
SELECT refused(format('SELECT register_model(%L::jsonb)', pg_temp.model('{"id": "m1", "title": "N"}')),
    '23505', ARRAY['"m1"'], 'an id is taken once');

SELECT finish();

ROLLBACK;
