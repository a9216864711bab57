-- Every way into artifacts. COPY is tested in test/python/test_legacy_types.py.
BEGIN;

SELECT plan(56);

SELECT has_trigger(:'registry_schema', 'artifacts', name, format('artifacts has trigger %s', name))
  FROM unnest(ARRAY['model_registry_20_register_version',
                    'model_registry_20_sync_version']) AS name;

CREATE FUNCTION pg_temp.inserted(id text, metadata jsonb, artifact_type text DEFAULT 'model')
RETURNS text
LANGUAGE sql
AS $$
    SELECT format('INSERT INTO artifacts (id, artifact_type, title, metadata)
                   VALUES (%L, %L, %L, %L)', id, artifact_type, 'A title', metadata)
$$;

-- What is accepted

SELECT lives_ok(pg_temp.inserted('m', model_metadata()),
    'INSERT of a model accepts valid metadata');
SELECT lives_ok(pg_temp.inserted('d', '{"anything": [1]}', 'dataset'),
    'INSERT of another type accepts any metadata');
SELECT lives_ok(
    $$INSERT INTO artifacts (id, artifact_type, title, metadata)
      VALUES ('e', 'figure', 'A figure', DEFAULT)$$, 'INSERT of another type needs no metadata');
SELECT lives_ok($$UPDATE artifacts SET metadata = '"text"' WHERE id = 'd'$$,
    'UPDATE of another type accepts any metadata');
SELECT lives_ok(
    $$UPDATE artifacts SET metadata = metadata || '{"note": {"a": [null, 1.50]}}' WHERE id = 'm'$$,
    'UPDATE of a model accepts an unknown key of metadata');
SELECT is((SELECT metadata->'note' FROM artifacts WHERE id = 'm'), '{"a": [null, 1.50]}',
    'UPDATE of a model keeps an unknown key of metadata');

SELECT insert_legacy('old', '{"equations": []}');
SELECT lives_ok($$UPDATE artifacts SET title = 'New title' WHERE id = 'old'$$,
    'UPDATE of a legacy model accepts another title');
SELECT lives_ok($$UPDATE artifacts SET title = 'Again', metadata = metadata WHERE id = 'old'$$,
    'UPDATE of a legacy model accepts the metadata that it has');
SELECT is_empty($$SELECT FROM model_versions WHERE artifact_id = 'old'$$,
    'UPDATE of the title of a legacy model makes no row of model_versions');

-- What is refused

SELECT refused(pg_temp.inserted('bad', model_metadata('{"parameter_count": -1}')), '23514',
    ARRAY['"bad"', '1 error', '/parameter_count', 'minimum', '-1'],
    'INSERT of a model names the artifact, the location, the keyword, the invalid value');
SELECT refused(pg_temp.inserted('bad', model_metadata(
        '{"parameter_count": "many", "framework": "", "held_for_review": {}}')), '23514',
    ARRAY['3 error', '/parameter_count', '/framework', '/held_for_review', 'many'],
    'INSERT of a model lists every error of its metadata');
SELECT is_empty($$SELECT FROM artifacts WHERE id = 'bad'$$,
    'INSERT of a model that is refused leaves no artifact behind');
SELECT refused($$UPDATE artifacts SET metadata = metadata - 'framework' WHERE id = 'm'$$, '23514',
    ARRAY['"m"', 'framework'], 'UPDATE of a model refuses metadata without a required field');
SELECT refused($$UPDATE artifacts SET artifact_type = 'model' WHERE id = 'd'$$, '23514',
    ARRAY['"d"'], 'UPDATE of artifact_type to model refuses invalid metadata');
SELECT refused($$UPDATE artifacts SET metadata = '{"equations": [1]}' WHERE id = 'old'$$, '23514',
    ARRAY['"old"'], 'UPDATE of the metadata of a legacy model refuses invalid metadata');
SELECT refused(pg_temp.inserted('m', model_metadata())
    || $$ ON CONFLICT (id) DO UPDATE SET metadata = '{"is_external": false}'$$, '23514',
    ARRAY['"m"'], 'ON CONFLICT DO UPDATE of a model refuses invalid metadata');
SELECT refused($$MERGE INTO artifacts AS a USING (VALUES ('m')) AS s (id) ON a.id = s.id
                  WHEN MATCHED THEN UPDATE SET metadata = '[]'$$, '23514', ARRAY['"m"'],
    'MERGE into a model refuses invalid metadata');
SELECT refused(
    $$INSERT INTO artifacts (id, artifact_type, title, metadata) VALUES
      ('ok', 'model', 't', model_metadata()), ('no', 'model', 't', 'null')$$, '23514',
    ARRAY['"no"'], 'INSERT of two models refuses both where one is invalid');
SELECT is_empty($$SELECT FROM artifacts WHERE id IN ('ok', 'no')$$,
    'INSERT of two models writes neither where one is invalid');
SELECT throws_ok(
    $$UPDATE artifacts SET metadata = metadata || '{"base_model_id": "nowhere"}' WHERE id = 'm'$$,
    '23503', NULL, 'UPDATE of a model refuses an unknown base model in its metadata');

-- The row of model_versions

INSERT INTO artifacts (id, artifact_type, title, metadata)
SELECT 'v' || n, CASE WHEN n < 4 THEN 'model' ELSE 'dataset' END, 't', model_metadata()
  FROM generate_series(1, 4) AS n;
SELECT results_eq($$SELECT artifact_id FROM model_versions WHERE artifact_id LIKE 'v_' ORDER BY 1$$,
    ARRAY['v1', 'v2', 'v3'], 'INSERT of several artifacts registers each model, nothing else');

UPDATE artifacts
   SET metadata = metadata || '{"is_external": true, "external_source_url": "https://x.example",
       "external_source_version": "v2", "base_model_id": "v2", "benchmark_id": "mmlu",
       "training_config": {"lr": 0.1}, "evaluation_metrics": {"f1": 0.5},
       "code_repo_url": "https://c.example", "code_entrypoint": "train.py",
       "code_commit_sha": "0123456789abcdef0123456789abcdef01234567"}'
 WHERE id = 'v1';
SELECT results_eq(
    $$SELECT is_external, external_source_url, external_source_version, base_model_id,
             benchmark_id, training_params_json, eval_metrics_json, code_repo_url, code_entrypoint,
             code_commit_sha
        FROM model_versions WHERE artifact_id = 'v1'$$,
    $$VALUES (true, 'https://x.example', 'v2', 'v2', 'mmlu', '{"lr": 0.1}'::jsonb,
              '{"f1": 0.5}'::jsonb, 'https://c.example', 'train.py',
              '0123456789abcdef0123456789abcdef01234567')$$,
    'model_versions follows an UPDATE of metadata');
UPDATE artifacts SET metadata = metadata - 'benchmark_id' - 'training_config' WHERE id = 'v1';
SELECT results_eq(
    $$SELECT benchmark_id, training_params_json FROM model_versions WHERE artifact_id = 'v1'$$,
    $$VALUES (NULL::text, NULL::jsonb)$$,
    'model_versions loses the value of a key that is removed');

UPDATE artifacts SET artifact_type = 'model' WHERE id = 'v4';
SELECT isnt_empty($$SELECT FROM model_versions WHERE artifact_id = 'v4'$$,
    'UPDATE of artifact_type to model registers the artifact');
UPDATE artifacts SET metadata = model_metadata() WHERE id = 'old';
SELECT results_eq(
    $$SELECT promotion_state, is_current, is_latest, lifecycle_state
        FROM model_versions JOIN artifacts ON id = artifact_id WHERE artifact_id = 'old'$$,
    $$VALUES ('candidate', true, true, 'active')$$,
    'UPDATE of a legacy model with its first valid metadata registers it in the state that it has');

ALTER TABLE artifacts ALTER artifact_type DROP NOT NULL;
INSERT INTO artifacts (id, artifact_type, title, metadata)
VALUES ('untyped', NULL, 't', model_metadata());
SELECT is_empty($$SELECT FROM model_versions WHERE artifact_id = 'untyped'$$,
    'INSERT of an artifact without a type makes no row of model_versions');
UPDATE artifacts SET artifact_type = 'model' WHERE id = 'untyped';
SELECT isnt_empty($$SELECT FROM model_versions WHERE artifact_id = 'untyped'$$,
    'UPDATE of artifact_type from NULL to model registers the artifact');
SELECT refused($$UPDATE artifacts SET artifact_type = NULL WHERE id = 'untyped'$$, 'MR003',
    ARRAY['"untyped"'], 'UPDATE of artifact_type from model to NULL is refused');

-- The position

SELECT register_model('P', model_metadata(), id => 'p1'),
       register_model('P', model_metadata(), id => 'p2', new_version_of => 'p1');
INSERT INTO artifacts (id, artifact_type, title, parent_version_id)
VALUES ('d1', 'dataset', 't', NULL), ('d2', 'dataset', 't', 'd1');
SELECT lives_ok($$UPDATE artifacts SET parent_version_id = NULL WHERE id = 'd2'$$,
    'UPDATE of parent_version_id of another type is accepted');
SELECT refused($$UPDATE artifacts SET artifact_type = 'dataset' WHERE id = 'p2'$$, 'MR003',
    ARRAY['"p2"', '"dataset"'], 'UPDATE of artifact_type of a registered model is refused');
SELECT refused($$UPDATE artifacts SET parent_version_id = NULL WHERE id = 'p2'$$, 'MR003',
    ARRAY['"p2"', 'p1'], 'UPDATE of parent_version_id of a registered model is refused');
SELECT insert_legacy('late', '{}', parent_version_id => 'p1');
SELECT lives_ok($$UPDATE artifacts SET parent_version_id = NULL WHERE id = 'late'$$,
    'UPDATE of parent_version_id of a legacy model is accepted before the backfill');

-- The history

CREATE TEMPORARY VIEW change AS
SELECT artifact_id, event_type, actor, before, after FROM model_events
 WHERE event_type IN ('metadata_changed', 'details_changed') ORDER BY event_id;
UPDATE artifacts SET title = 'New', created_by = 'eve', version_tag = 'v9', changelog = 'tag'
 WHERE id = 'p1';
SELECT results_eq(
    $$SELECT event_type, actor, before, after FROM change WHERE artifact_id = 'p1'$$,
    $$VALUES ('details_changed', session_user::text COLLATE "default",
              format('{"title": "P", "created_by": "%s", "version_tag": null, "changelog": null}',
                     session_user)::jsonb,
              '{"title": "New", "created_by": "eve", "version_tag": "v9",
                "changelog": "tag"}'::jsonb)$$,
    'UPDATE of title, created_by, version_tag, changelog adds details_changed with before, after');
UPDATE artifacts
   SET metadata = metadata || '{"framework": "jax", "x": 1, "training_data": "C4"}'
 WHERE id = 'p2';
SELECT results_eq($$SELECT event_type, before, after FROM change WHERE artifact_id = 'p2'$$,
    $$VALUES ('metadata_changed',
              '{"framework": "pytorch", "training_data": "ImageNet-1k"}'::jsonb,
              '{"framework": "jax", "training_data": "C4", "x": 1}'::jsonb)$$,
    'UPDATE of metadata adds metadata_changed with the keys that differ, before, after');
UPDATE artifacts SET metadata = metadata, title = title, updated_at = now() + interval '1 day'
 WHERE id = 'p2';
SELECT is((SELECT count(*) FROM change WHERE artifact_id = 'p2'), 1::bigint,
    'UPDATE that changes only updated_at adds no event');
UPDATE artifacts SET title = 'Both', metadata = metadata || '{"x": 2}' WHERE id = 'p2';
SELECT results_eq($$SELECT event_type FROM change WHERE artifact_id = 'p2' OFFSET 1$$,
    ARRAY['metadata_changed', 'details_changed'],
    'UPDATE of metadata with the title adds an event of each kind');

-- A trigger of the application that sorts before those of the registry

CREATE FUNCTION pg_temp.add_note()
RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    UPDATE artifacts SET metadata = metadata || '{"benchmark_id": "mmlu"}' WHERE id = NEW.id;
    RETURN NULL;
END
$$;
CREATE TRIGGER aaa AFTER INSERT ON artifacts
    FOR EACH ROW WHEN (NEW.artifact_type = 'model') EXECUTE FUNCTION pg_temp.add_note();
SELECT lives_ok(
    $$SELECT register_model('N', model_metadata(), id => 'noted', trained_by => 'ada')$$,
    'register_model() accepts an early trigger of the application that writes metadata');
SELECT lives_ok(pg_temp.inserted('noted2', model_metadata()),
    'INSERT of a model accepts an early trigger of the application that writes metadata');
SELECT results_eq(
    $$SELECT metadata->>'benchmark_id', benchmark_id FROM artifacts JOIN model_versions
          ON artifact_id = id WHERE id IN ('noted', 'noted2')$$,
    $$VALUES ('mmlu', 'mmlu'), ('mmlu', 'mmlu')$$,
    'model_versions is in sync with metadata that an early trigger of the application wrote');
SELECT results_eq(
    $$SELECT count(*) FROM model_events WHERE artifact_id IN ('noted', 'noted2')
         AND event_type = 'registered' GROUP BY artifact_id$$, ARRAY[1, 1]::bigint[],
    'a model has one registration where an early trigger of the application writes metadata');
DROP TRIGGER aaa ON artifacts;
CREATE TRIGGER aaa AFTER UPDATE ON artifacts
    FOR EACH ROW WHEN (pg_trigger_depth() = 0 AND NEW.artifact_type = 'model')
    EXECUTE FUNCTION pg_temp.add_note();
SELECT lives_ok(
    $$UPDATE artifacts SET metadata = metadata || '{"framework": "jax"}' WHERE id = 'v2'$$,
    'UPDATE of a model accepts an early trigger of the application that writes metadata');
SELECT results_eq(
    $$SELECT metadata->>'benchmark_id', metadata->>'framework', benchmark_id
        FROM artifacts JOIN model_versions ON artifact_id = id WHERE id = 'v2'$$,
    $$VALUES ('mmlu', 'jax', 'mmlu')$$,
    'model_versions is in sync with metadata that an early trigger of the application updated');
DROP TRIGGER aaa ON artifacts;

-- Another version of the schema

SELECT version AS first FROM metadata_schemas WHERE is_active
\gset
SELECT activate_metadata_schema(add_metadata_schema('{"required": ["colour", "year"],
    "properties": {"x": {"type": "integer"}}}'));
SELECT lives_ok($$UPDATE artifacts SET metadata = metadata || '{"x": 3}' WHERE id = 'p2'$$,
    'UPDATE of another field is accepted where the row lacks a key that a later version requires');
SELECT lives_ok($$UPDATE artifacts SET metadata = metadata || '{"colour": "red"}' WHERE id = 'p2'$$,
    'UPDATE that adds one of two keys that a later version requires is accepted');
SELECT refused(
    $$UPDATE artifacts SET metadata = metadata || '{"x": "text"}' WHERE id = 'p2'$$, '23514',
    ARRAY['"p2"', '/x'], 'UPDATE is refused where it adds an error to those of a later version');
SELECT refused($$UPDATE artifacts SET metadata = metadata - 'colour' WHERE id = 'p2'$$, '23514',
    ARRAY['"p2"', 'colour'], 'UPDATE that removes a key that a later version requires is refused');
SELECT activate_metadata_schema(:first);

-- The other modes

SET LOCAL client_min_messages = error;
UPDATE metadata_schemas SET mode = 'warn' WHERE is_active;
SELECT lives_ok(pg_temp.inserted('warned', '{"is_external": false}'),
    'INSERT of a model accepts invalid metadata in mode warn');
UPDATE metadata_schemas SET mode = 'off' WHERE is_active;
SELECT lives_ok(pg_temp.inserted('unseen', '{"is_external": false}'),
    'INSERT of a model accepts invalid metadata in mode off');
SELECT lives_ok(pg_temp.inserted('unfit', '{"evaluation_metrics": [1], "is_external": true,
        "code_commit_sha": "abc", "benchmark_id": 7, "code_repo_url": "https://c.example"}'),
    'INSERT of a model accepts values that model_versions cannot hold in mode off');
SELECT results_eq(
    $$SELECT eval_metrics_json, is_external, code_commit_sha, benchmark_id, code_repo_url
        FROM model_versions WHERE artifact_id = 'unfit'$$,
    $$VALUES (NULL::jsonb, false, NULL::text, NULL::text, 'https://c.example')$$,
    'model_versions leaves out the values of metadata that it cannot hold');
SELECT lives_ok(pg_temp.inserted('list', '[1]'),
    'INSERT of a model accepts metadata that is no object in mode off');
SELECT results_eq(
    $$SELECT id, metadata FROM artifacts JOIN model_versions ON artifact_id = id
       WHERE id IN ('warned', 'unseen', 'list') ORDER BY id$$,
    $$VALUES ('list', '[1]'::jsonb), ('unseen', '{"is_external": false}'),
             ('warned', '{"is_external": false}')$$,
    'a model that mode warn or off lets in is registered with its metadata as it is');
UPDATE artifacts SET metadata = '[2]' WHERE id = 'list';
UPDATE model_versions SET trained_by = 'ada' WHERE artifact_id = 'list';
SELECT is(metadata, '[2]', 'UPDATE of a model keeps metadata that is no object in mode off')
  FROM artifacts WHERE id = 'list';
SELECT refused($$UPDATE model_versions SET benchmark_id = 'mmlu' WHERE artifact_id = 'list'$$,
    '23514', ARRAY['"list"', '[2]', 'mmlu'],
    'UPDATE of a mirrored column is refused where metadata is no object');

SELECT finish();

ROLLBACK;
