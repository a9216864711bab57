BEGIN;

SELECT plan(23);

SELECT has_function(:'registry_schema', name, arguments, name || '() exists')
  FROM (VALUES
    ('model_content_sha256',   ARRAY['text', 'jsonb']),
    ('sync_metadata',          ARRAY['text', 'jsonb']),
    ('record_version_changes', ARRAY['jsonb', 'jsonb'])
  ) AS _ (name, arguments);

CREATE TEMPORARY VIEW event AS
SELECT event_type, actor, recorded_by, before, after FROM model_events
 WHERE artifact_id = 'm' ORDER BY lineage_event_number;

SELECT register_model('M', model_metadata('{"benchmark_id": "mmlu"}'), id => 'm',
                      created_by => 'agent-forge');
SELECT results_eq($$SELECT event_type, actor, recorded_by, before FROM event$$,
    $$VALUES ('registered', 'agent-forge', session_user::text COLLATE "default", NULL::jsonb)$$,
    'a registration is one event by created_by, recorded by the session user');
SELECT is(after, jsonb_build_object('content_sha256', model_content_sha256('M',
          model_metadata('{"benchmark_id": "mmlu"}'))),
    'a registration records the hash of its content')
  FROM event;

UPDATE artifacts SET metadata = metadata || '{"benchmark_id": "gsm8k", "framework": "jax", "x": 1}'
 WHERE id = 'm';
SELECT results_eq(
    $$SELECT event_type, before, after FROM event WHERE event_type <> 'registered'
       ORDER BY event_type$$,
    $$VALUES ('evaluated', '{"benchmark_id": "mmlu"}'::jsonb, '{"benchmark_id": "gsm8k"}'::jsonb),
             ('metadata_changed', '{"framework": "pytorch", "benchmark_id": "mmlu"}',
              '{"framework": "jax", "benchmark_id": "gsm8k", "x": 1}')$$,
    'UPDATE of the benchmark in metadata adds evaluated beside metadata_changed');

CREATE FUNCTION pg_temp.recorded(setting text, event_type text, before jsonb, after jsonb,
                                 description text)
RETURNS text
LANGUAGE plpgsql
AS $$
DECLARE
    _count bigint := (SELECT count(*) FROM event AS e WHERE e.event_type = recorded.event_type);
BEGIN
    EXECUTE format('UPDATE model_versions SET %s WHERE artifact_id = %L', setting, 'm');
    RETURN results_eq(
        format('SELECT actor, before, after FROM event WHERE event_type = %L OFFSET %s', event_type,
               _count),
        format('VALUES (%L::text, %L::jsonb, %L::jsonb)', session_user, before, after),
        description);
END
$$;

SELECT pg_temp.recorded('code_commit_sha = repeat(''0'', 40)', 'code_linked',
    '{"code_commit_sha": null}', '{"code_commit_sha": "0000000000000000000000000000000000000000"}',
    'UPDATE of model_versions.code_commit_sha adds code_linked');
SELECT pg_temp.recorded('code_repo_url = ''https://c.example'', code_entrypoint = ''train.py''',
    'code_linked', '{"code_repo_url": null, "code_entrypoint": null}',
    '{"code_repo_url": "https://c.example", "code_entrypoint": "train.py"}',
    'UPDATE of two code columns adds one code_linked');
SELECT pg_temp.recorded('eval_metrics_json = ''{"top1": 81}''', 'evaluated',
    '{"eval_metrics_json": {"top1": 80.4}}', '{"eval_metrics_json": {"top1": 81}}',
    'UPDATE of model_versions.eval_metrics_json adds evaluated');
SELECT pg_temp.recorded('trained_by = ''ada''', 'training_recorded', '{"trained_by": null}',
    '{"trained_by": "ada"}', 'UPDATE of model_versions.trained_by adds training_recorded');
SELECT pg_temp.recorded('trained_by = ''bob'', gpu_allocation_id = ''g1''', 'training_recorded',
    '{"trained_by": "ada", "gpu_allocation_id": null}',
    '{"trained_by": "bob", "gpu_allocation_id": "g1"}',
    'UPDATE of two training columns adds one training_recorded');
SELECT pg_temp.recorded('promotion_notes = ''wait for the audit''', 'details_changed',
    '{"promotion_notes": null}', '{"promotion_notes": "wait for the audit"}',
    'UPDATE of model_versions.promotion_notes adds details_changed');
SELECT is((SELECT count(*) FROM event WHERE event_type = 'training_recorded'), 2::bigint,
    'UPDATE of other columns of model_versions adds no training_recorded');
SELECT count(*) AS events FROM event
\gset
UPDATE model_versions SET trained_by = 'bob', benchmark_id = 'gsm8k' WHERE artifact_id = 'm';
SELECT is((SELECT count(*)::integer FROM event), :events,
    'UPDATE of model_versions to equal values adds no event');

-- The functions alone

SELECT sync_metadata('m', '{"benchmark_id": "mmlu", "code_entrypoint": null}');
SELECT ok(metadata @> '{"benchmark_id": "mmlu", "code_entrypoint": null, "framework": "jax"}',
    'sync_metadata() replaces the keys that it takes in metadata') FROM artifacts WHERE id = 'm';
SELECT refused($$SELECT sync_metadata('m', '{"parameter_count": -1}')$$, '23514',
    ARRAY['"m"', '/parameter_count'], 'sync_metadata() refuses what the schema refuses');
SELECT insert_legacy('list', '[1]');
SELECT refused($$SELECT sync_metadata('list', '{"benchmark_id": "mmlu"}')$$, '23514',
    ARRAY['"list"', '[1]', 'mmlu'], 'sync_metadata() refuses metadata that is no object');
SELECT is(model_content_sha256('t', '{"a": 1, "b": 2}'), model_content_sha256('t', '{"b":2,"a":1}'),
    'model_content_sha256() does not depend on the order of keys');
SELECT isnt(model_content_sha256('t', '{"a": 1}'), model_content_sha256('T', '{"a": 1}'),
    'model_content_sha256() depends on the title');
SELECT matches(model_content_sha256('t', '{}'), '^[0-9a-f]{64}$',
    'model_content_sha256() returns a SHA-256 in hexadecimal');

SELECT pg_temp.recorded('archived_at = ''2026-01-02''', 'archived', NULL, NULL,
    'UPDATE of model_versions.archived_at to a time adds archived');
SELECT pg_temp.recorded('archived_at = NULL', 'restored', NULL, NULL,
    'UPDATE of model_versions.archived_at to NULL adds restored');
SELECT pg_temp.recorded('archived_at = ''2026-01-02''', 'archived', NULL, NULL,
    'UPDATE of model_versions.archived_at to the time of an earlier one adds archived again');

SELECT finish();

ROLLBACK;
