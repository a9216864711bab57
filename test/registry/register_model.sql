BEGIN;

SELECT plan(37);

SELECT has_function(:'registry_schema', 'register_model', 'register_model() is there');

-- Registering

SELECT is(register_model('M', model_metadata(), id => 'm1'), 'm1', 'it returns the id');
SELECT results_eq(
    $$SELECT artifact_type, title, metadata, version_number, parent_version_id, is_latest,
             lifecycle_state, created_by FROM artifacts WHERE id = 'm1'$$,
    $$VALUES ('model', 'M', model_metadata(), 1, NULL::text, true, 'candidate',
              session_user::text COLLATE "default")$$,
    'the first version of a lineage is its latest, and a candidate');
SELECT results_eq(
    $$SELECT lineage_id, promotion_state, is_external FROM model_versions WHERE artifact_id = 'm1'$$,
    $$VALUES ('m1', 'candidate', false)$$, 'it has its row of model_versions');
SELECT matches(register_model('M', model_metadata()), '^model-[0-9a-f-]{36}$',
    'an id is generated where none is given');
SELECT isnt(register_model('M', model_metadata()), register_model('M', model_metadata()),
    'another one each time');

INSERT INTO artifacts (id, artifact_type, title) VALUES ('d', 'dataset', 'Cells');
SELECT lives_ok(
    $$SELECT register_model('Full', model_metadata('{"own": 1}'), id => 'full',
        version_tag => 'v1', changelog => 'first', origin_type => 'internal',
        origin_url => 'https://o.example', base_model_id => 'm1', benchmark_id => 'mmlu',
        code_repo_url => 'https://c.example', code_commit_sha => repeat('a', 40),
        code_entrypoint => 'train.py', training_started_at => '2026-01-01 10:00+00',
        training_completed_at => '2026-01-02 10:00+00', trained_by => 'ada',
        gpu_allocation_id => 'g1', eval_dataset_artifact_id => 'd', created_by => 'agent')$$,
    'all that is known can be said at once');
SELECT results_eq(
    $$SELECT version_tag, changelog, origin_type, origin_url, created_by
        FROM artifacts WHERE id = 'full'$$,
    $$VALUES ('v1', 'first', 'internal', 'https://o.example', 'agent')$$, 'the artifact keeps its part');
SELECT results_eq(
    $$SELECT base_model_id, benchmark_id, code_repo_url, code_commit_sha, code_entrypoint,
             training_started_at, training_completed_at, trained_by, gpu_allocation_id,
             eval_dataset_artifact_id FROM model_versions WHERE artifact_id = 'full'$$,
    $$VALUES ('m1', 'mmlu', 'https://c.example', repeat('a', 40), 'train.py',
              '2026-01-01 10:00+00'::timestamptz, '2026-01-02 10:00+00'::timestamptz, 'ada', 'g1',
              'd')$$, 'model_versions has its own');
SELECT ok(metadata @> '{"base_model_id": "m1", "benchmark_id": "mmlu", "own": 1}',
    'and metadata says the same') FROM artifacts WHERE id = 'full';
SELECT is((SELECT actor FROM model_events WHERE artifact_id = 'full' AND event_type = 'registered'),
    'agent', 'the history knows who registered it');

-- Again

SELECT is(register_model('M', model_metadata(), id => 'm1'), 'm1',
    'the same content again changes nothing');
SELECT is((SELECT count(*) FROM model_events WHERE artifact_id = 'm1'), 1::bigint,
    'and is no event');
UPDATE artifacts SET metadata = metadata || '{"framework": "jax"}' WHERE id = 'm1';
SELECT is(register_model('M', model_metadata(), id => 'm1'), 'm1',
    'not even where the model has changed since');
SELECT is(metadata->>'framework', 'jax', 'the change stays') FROM artifacts WHERE id = 'm1';
SELECT refused($$SELECT register_model('Other', model_metadata(), id => 'm1')$$, '23505',
    ARRAY['"m1"'], 'another title under the same id');
SELECT refused($$SELECT register_model('M', model_metadata('{"x": 1}'), id => 'm1')$$, '23505',
    ARRAY['"m1"'], 'other metadata under the same id');
SELECT refused($$SELECT register_model('M', model_metadata(), id => 'm1', trained_by => 'eve')$$,
    '23505', ARRAY['"m1"', 'trained_by'], 'other facts under the same id');
SELECT refused($$SELECT register_model('M', model_metadata(), id => 'd')$$, '23505', ARRAY['"d"'],
    'the id of what is no model');

-- Versions

SELECT is(register_model('M', model_metadata(), id => 'm2', new_version_of => 'm1'), 'm2',
    'a new version');
SELECT is(register_model('M', model_metadata(), id => 'm3', new_version_of => 'm1'), 'm3',
    'any id of the lineage will do: the version goes to its tip');
SELECT is(register_model('M', model_metadata(), id => 'm3', new_version_of => 'm2'), 'm3',
    'the same version again changes nothing');
SELECT results_eq(
    $$SELECT id, parent_version_id, version_number, lineage_position, lineage_id, is_latest,
             lifecycle_state, promotion_state
        FROM artifacts JOIN model_versions ON artifact_id = id WHERE lineage_id = 'm1' ORDER BY id$$,
    $$VALUES ('m1', NULL::text, 1, 1, 'm1', true,  'candidate', 'candidate'),
             ('m2', 'm1',       2, 2, 'm1', false, 'candidate', 'candidate'),
             ('m3', 'm2',       3, 3, 'm1', false, 'candidate', 'candidate')$$,
    'versions stand in a line, and none takes over by itself');
SELECT refused($$SELECT register_model('M', model_metadata(), id => 'm3', new_version_of => 'full')$$,
    '23505', ARRAY['"m3"'], 'a version does not move to another lineage');

-- Refusals

SELECT refused('SELECT register_model(NULL, model_metadata())', '23502', ARRAY['title'], 'no title');
SELECT refused($$SELECT register_model('M', model_metadata(), id => ' ')$$, '23502', ARRAY['id'],
    'a blank id');
SELECT refused(
    $$SELECT register_model('M', model_metadata('{"benchmark_id": "a"}'), benchmark_id => 'b')$$, '22023',
    ARRAY['benchmark_id'], 'an argument that contradicts the metadata');
SELECT refused($$SELECT register_model(E' \t', model_metadata(), id => 'x')$$, '23502',
    ARRAY['"x"', 'title'], 'a blank title');
SELECT refused($$SELECT register_model('M', NULL, id => 'x')$$, '23514', ARRAY['"x"', 'null'],
    'no metadata');
SELECT refused($$SELECT register_model('M', '{"is_external": 1}', id => 'x')$$, '23514',
    ARRAY['"x"', 'is_external'], 'metadata that breaks the schema');
SELECT refused($$SELECT register_model('M', model_metadata(), base_model_id => 'nowhere', id => 'x')$$,
    '23503', ARRAY['base model', '"nowhere"', '"x"'], 'an unknown base model');
SELECT refused($$SELECT register_model('M', model_metadata('{"base_model_id": "nowhere"}'))$$,
    '23503', ARRAY['base model', '"nowhere"'], 'also where metadata names it');
SELECT refused(
    $$SELECT register_model('M', model_metadata(), eval_dataset_artifact_id => 'nowhere')$$, '23503',
    ARRAY['data set', '"nowhere"'], 'an unknown data set');
SELECT refused($$SELECT register_model('M', model_metadata(), new_version_of => 'nowhere')$$, '23503',
    ARRAY['"nowhere"'], 'an unknown lineage');
SELECT refused($$SELECT register_model('M', model_metadata(), code_commit_sha => 'abc123', id => 'x')$$,
    '23514', ARRAY['"x"', '/code_commit_sha'], 'an abbreviated commit');
SELECT throws_ok(
    $$SELECT register_model('M', model_metadata(), id => 'x', training_started_at => '2026-01-02',
                            training_completed_at => '2026-01-01')$$, '23514', NULL,
    'a training that ends before it starts');
SELECT is_empty($$SELECT FROM artifacts WHERE id = 'x'$$, 'a refusal leaves nothing behind');

SELECT finish();

ROLLBACK;
