-- Both forms run this code; the shorter one is used where the form does not matter.
BEGIN;

SELECT plan(46);

SELECT has_function(:'registry_schema', 'register_model', ARRAY['jsonb'],
    'register_model(jsonb) exists');

CREATE FUNCTION pg_temp.model(changes jsonb)
RETURNS jsonb
LANGUAGE sql
AS $$
    SELECT jsonb_build_object('title', 'M', 'metadata', model_metadata()) || changes
$$;

CREATE FUNCTION pg_temp.registering(changes jsonb)
RETURNS text
LANGUAGE sql
AS $$
    SELECT format('SELECT register_model(%L::jsonb)', pg_temp.model(changes))
$$;

-- A new model

SELECT is(register_model(pg_temp.model('{"id": "m1"}')), 'm1', 'register_model() returns the id');
SELECT results_eq(
    $$SELECT artifact_type, title, metadata, version_number, parent_version_id, is_latest,
             lifecycle_state, created_by FROM artifacts WHERE id = 'm1'$$,
    $$VALUES ('model', 'M', model_metadata(), 1, NULL::text, true, 'candidate',
              session_user::text COLLATE "default")$$,
    'register_model() writes the first version of a lineage as a candidate that is the latest');
SELECT results_eq(
    $$SELECT lineage_id, promotion_state, is_external, is_current
        FROM model_versions WHERE artifact_id = 'm1'$$,
    $$VALUES ('m1', 'candidate', false, true)$$,
    'register_model() makes the row of model_versions');
SELECT matches(register_model(pg_temp.model('{}')), '^model-[0-9a-f-]{36}$',
    'register_model() generates an id where none is given');
SELECT isnt(register_model(pg_temp.model('{}')), register_model(pg_temp.model('{}')),
    'register_model() generates another id each time');

INSERT INTO artifacts (id, artifact_type, title) VALUES ('d', 'dataset', 'Cells');
SELECT is(register_model(pg_temp.model('{"id": "full", "title": "Full", "version_tag": "v1",
    "changelog": "first", "origin_type": "internal", "origin_url": "https://o.example",
    "base_model_id": "m1", "benchmark_id": "mmlu", "code_repo_url": "https://c.example",
    "code_commit_sha": "0123456789abcdef0123456789abcdef01234567", "code_entrypoint": "train.py",
    "training_started_at": "2026-01-01T10:00:00Z", "training_completed_at": "2026-01-02T10:00:00Z",
    "trained_by": "ada", "gpu_allocation_id": "g1", "eval_dataset_artifact_id": "d",
    "created_by": "agent"}')), 'full', 'register_model() takes every column of model_registration');
SELECT results_eq(
    $$SELECT title, version_tag, changelog, origin_type, origin_url, created_by
        FROM artifacts WHERE id = 'full'$$,
    $$VALUES ('Full', 'v1', 'first', 'internal', 'https://o.example', 'agent')$$,
    'register_model() writes the columns of artifacts');
SELECT results_eq(
    $$SELECT base_model_id, benchmark_id, code_repo_url, code_commit_sha, code_entrypoint,
             training_started_at, training_completed_at, trained_by, gpu_allocation_id,
             eval_dataset_artifact_id FROM model_versions WHERE artifact_id = 'full'$$,
    $$VALUES ('m1', 'mmlu', 'https://c.example', '0123456789abcdef0123456789abcdef01234567',
              'train.py', '2026-01-01T10:00:00Z'::timestamptz, '2026-01-02T10:00:00Z'::timestamptz,
              'ada', 'g1', 'd')$$,
    'register_model() writes the columns of model_versions');
SELECT ok(metadata @> '{"base_model_id": "m1", "benchmark_id": "mmlu",
        "code_repo_url": "https://c.example", "code_entrypoint": "train.py"}'
        AND NOT metadata ?| '{trained_by,gpu_allocation_id,training_started_at}',
    'register_model() writes what metadata states too to metadata')
  FROM artifacts WHERE id = 'full';
SELECT results_eq(
    $$SELECT actor, recorded_by FROM model_events
       WHERE artifact_id = 'full' AND event_type = 'registered'$$,
    $$VALUES ('agent', session_user::text COLLATE "default")$$,
    'register_model() records created_by as the actor');

-- The same again

SELECT is(register_model(pg_temp.model('{"id": "m1"}')), 'm1',
    'register_model() accepts the same content again');
SELECT is(register_model(pg_temp.model('{"id": "m1", "new_version_of": null, "changelog": null}')),
    'm1', 'register_model() takes null as not given');
SELECT is((SELECT count(*) FROM model_events WHERE artifact_id = 'm1'), 1::bigint,
    'register_model() adds no event for the same content again');
UPDATE artifacts SET metadata = metadata || '{"framework": "jax"}' WHERE id = 'm1';
SELECT is(register_model(pg_temp.model('{"id": "m1"}')), 'm1',
    'register_model() accepts the same content again after the model was changed');
SELECT is(metadata->>'framework', 'jax',
    'register_model() of the same content again keeps a change of the model')
  FROM artifacts WHERE id = 'm1';
SELECT refused(pg_temp.registering(changes), '23505', names,
               'register_model() refuses an id that is in use: ' || description)
  FROM (VALUES
    ('{"id": "m1", "title": "Other"}'::jsonb, ARRAY['"m1"'], 'another title'),
    (jsonb_build_object('id', 'm1', 'metadata', model_metadata('{"x": 1}')), ARRAY['"m1"'],
     'other metadata'),
    ('{"id": "m1", "trained_by": "eve"}', ARRAY['"m1"', 'trained_by'], 'another trained_by'),
    ('{"id": "full", "title": "Full", "version_tag": "v2"}', ARRAY['"full"'],
     'another version_tag'),
    ('{"id": "d"}', ARRAY['"d"'], 'an artifact that is no model')
  ) AS _ (changes, names, description);

-- Versions

SELECT is(register_model(pg_temp.model('{"id": "m2", "new_version_of": "m1"}')), 'm2',
    'register_model() registers a new version');
SELECT is(register_model(pg_temp.model('{"id": "m3", "new_version_of": "m1"}')), 'm3',
    'register_model() takes any version of the lineage as new_version_of');
SELECT is(register_model(pg_temp.model('{"id": "m3", "new_version_of": "m2"}')), 'm3',
    'register_model() accepts the same version again');
SELECT results_eq(
    $$SELECT id, parent_version_id, version_number, lineage_position, lineage_id, is_latest,
             lifecycle_state, promotion_state
        FROM artifacts JOIN model_versions ON artifact_id = id
       WHERE lineage_id = 'm1' ORDER BY id$$,
    $$VALUES ('m1', NULL::text, 1, 1, 'm1', true,  'candidate', 'candidate'),
             ('m2', 'm1',       2, 2, 'm1', false, 'candidate', 'candidate'),
             ('m3', 'm2',       3, 3, 'm1', false, 'candidate', 'candidate')$$,
    'register_model() appends a version at the end of its lineage as a candidate');
SELECT refused(pg_temp.registering('{"id": "m3", "new_version_of": "full"}'), '23505',
    ARRAY['"m3"'], 'register_model() refuses to move a version to another lineage');

-- Refusals

SELECT refused(format('SELECT register_model(%L::jsonb)', model), '22023', names,
               'register_model() refuses ' || description)
  FROM (VALUES
    ('{"titel": "M", "metadata": {}, "colour": 1}'::jsonb, ARRAY['titel', 'colour'],
     'unknown keys, each with its name'),
    ('[]',   ARRAY['[]'],   'an array'),
    ('null', ARRAY['null'], 'JSON null')
  ) AS _ (model, names, description);
SELECT refused('SELECT register_model(NULL::jsonb)', '22023', ARRAY['NULL'],
    'register_model() refuses NULL');
SELECT refused(pg_temp.registering(changes), '23502', names,
    'register_model() refuses ' || description)
  FROM (VALUES
    ('{"title": null}'::jsonb,           ARRAY['title'],        'a model without a title'),
    ('{"title": " \t", "id": "x"}',      ARRAY['"x"', 'title'], 'a blank title'),
    ('{"id": " "}',                      ARRAY['id'],           'a blank id')
  ) AS _ (changes, names, description);
SELECT refused('SELECT register_model(''{"metadata": {}}''::jsonb)', '23502', ARRAY['title'],
    'register_model() refuses an object without the key title');
SELECT refused(pg_temp.registering(changes), '23514', names,
    'register_model() refuses ' || description)
  FROM (VALUES
    ('{"id": "x", "metadata": null}'::jsonb, ARRAY['"x"', 'null'],
     'a model without metadata'),
    ('{"id": "x", "metadata": {"is_external": 1}}', ARRAY['"x"', 'is_external'],
     'invalid metadata'),
    ('{"id": "x", "code_commit_sha": "abc123"}', ARRAY['"x"', '/code_commit_sha'],
     'an abbreviated code_commit_sha')
  ) AS _ (changes, names, description);
SELECT throws_ok(pg_temp.registering('{"id": "x", "training_started_at": "2026-01-02",
                                       "training_completed_at": "2026-01-01"}'), '23514', NULL,
    'register_model() refuses a training that ends before it starts');
SELECT refused(pg_temp.registering(changes), '23503', names,
    'register_model() refuses ' || description)
  FROM (VALUES
    ('{"id": "x", "base_model_id": "nowhere"}'::jsonb, ARRAY['base model', '"nowhere"', '"x"'],
     'an unknown base_model_id'),
    ('{"id": "x", "base_model_id": "d"}', ARRAY['base model', '"d"', '"x"', 'dataset'],
     'a base_model_id that is no model'),
    (jsonb_build_object('metadata', model_metadata('{"base_model_id": "nowhere"}')),
     ARRAY['base model', '"nowhere"'], 'an unknown base_model_id in metadata'),
    ('{"id": "x", "eval_dataset_artifact_id": "nowhere"}', ARRAY['data set', '"nowhere"', '"x"'],
     'an unknown eval_dataset_artifact_id'),
    ('{"id": "x", "new_version_of": "nowhere"}', ARRAY['"nowhere"'], 'an unknown new_version_of'),
    ('{"id": "x", "new_version_of": "d"}', ARRAY['"d"'], 'new_version_of that is no model')
  ) AS _ (changes, names, description);
SELECT refused(
    pg_temp.registering(jsonb_build_object('benchmark_id', 'b',
                        'metadata', model_metadata('{"benchmark_id": "a"}'))), '22023',
    ARRAY['benchmark_id', '"a"', '"b"'],
    'register_model() refuses an argument that conflicts with metadata');
SELECT is_empty($$SELECT FROM artifacts WHERE id = 'x'$$,
    'register_model() leaves no artifact behind where it refuses');

SELECT finish();

ROLLBACK;
