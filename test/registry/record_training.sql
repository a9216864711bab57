BEGIN;

SELECT plan(11);

SELECT has_function(:'registry_schema', 'link_model_code', ARRAY['text', 'text', 'text', 'text'],
                    'link_model_code(artifact_id, repo, sha, entrypoint) exists');
SELECT has_function(:'registry_schema', 'record_training',
    ARRAY['text', 'timestamptz', 'timestamptz', 'text', 'text', 'jsonb'],
    'record_training(artifact_id, started, completed, ...) exists');

SELECT register_model('M', model_metadata(), id => 'm');
SELECT lives_ok($$SELECT link_model_code('m', 'https://c.example', repeat('A', 40), 'train.py')$$,
    'link_model_code() is accepted');
SELECT is(v.code_commit_sha || (a.metadata->>'code_entrypoint'), repeat('a', 40) || 'train.py',
    'link_model_code() writes model_versions and metadata')
  FROM model_versions AS v JOIN artifacts AS a ON id = artifact_id;
SELECT refused($$SELECT link_model_code('m', 'https://c.example', 'main')$$, '22023',
    ARRAY['"m"', 'main'], 'link_model_code() refuses a branch');
SELECT refused($$SELECT link_model_code('no', 'https://c.example', repeat('a', 40))$$, '23503',
    ARRAY['"no"'], 'link_model_code() refuses an unknown version');
SELECT lives_ok($$SELECT record_training('m', '2026-01-01', '2026-01-02', 'ada', 'g1', '{"lr": 1}')$$,
    'record_training() is accepted');
SELECT lives_ok($$SELECT record_training('m', completed => '2026-01-03')$$,
    'record_training() of a part is accepted');
SELECT is(trained_by || gpu_allocation_id || (training_params_json->>'lr')
          || (training_completed_at - training_started_at), 'adag112 days',
    'record_training() leaves what is not stated')
  FROM model_versions;
SELECT refused($$SELECT record_training('m', completed => '2025-01-01')$$, '22023', ARRAY['"m"'],
    'record_training() refuses a run that ends before its start');
SELECT results_eq(
    $$SELECT event_type FROM model_events WHERE event_type IN ('code_linked', 'training_recorded')
       ORDER BY lineage_event_number$$,
    ARRAY['code_linked', 'training_recorded', 'training_recorded'],
    'link_model_code() and record_training() are in the history');

SELECT finish();

ROLLBACK;
