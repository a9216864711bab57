BEGIN;

SELECT plan(13);

SELECT has_trigger(:'registry_schema', 'artifacts', 'artifacts_record_metadata_change',
    'metadata is watched');
SELECT has_trigger(:'registry_schema', 'model_versions', 'model_versions_record_event',
    'so is model_versions');

CREATE TEMPORARY VIEW event AS
SELECT event_type, actor, before, after FROM model_events WHERE artifact_id = 'm';

SELECT register_model('M', model_metadata('{"benchmark_id": "mmlu"}'), id => 'm',
                      created_by => 'agent-forge');
SELECT results_eq($$SELECT event_type, actor, before FROM event$$,
    $$VALUES ('registered', 'agent-forge', NULL::jsonb)$$, 'a registration is one event');
SELECT matches(after->>'content_sha256', '^[0-9a-f]{64}$', 'with the hash of its content')
  FROM event;

UPDATE artifacts SET metadata = metadata || '{"benchmark_id": "gsm8k", "framework": "jax", "x": 1}'
 WHERE id = 'm';
SELECT results_eq(
    $$SELECT actor, before, after FROM event WHERE event_type = 'metadata_changed'$$,
    $$VALUES (session_user::text COLLATE "default", '{"framework": "pytorch", "benchmark_id": "mmlu"}'::jsonb,
              '{"framework": "jax", "benchmark_id": "gsm8k", "x": 1}'::jsonb)$$,
    'a change of metadata keeps what changed, before and after');
SELECT ok(before->>'benchmark_id' = 'mmlu' AND after->>'benchmark_id' = 'gsm8k',
    'a change of the benchmark is an evaluation') FROM event WHERE event_type = 'evaluated';
UPDATE artifacts SET title = 'Another', metadata = metadata WHERE id = 'm';
SELECT is((SELECT count(*) FROM event), 3::bigint, 'what changes no fact is no event');

UPDATE model_versions SET code_commit_sha = repeat('0', 40) WHERE artifact_id = 'm';
SELECT ok(before->>'code_commit_sha' IS NULL AND after->>'code_commit_sha' = repeat('0', 40),
    'a pinned commit is an event') FROM event WHERE event_type = 'code_linked';
SELECT is((SELECT count(*) FROM event WHERE event_type = 'code_linked'), 1::bigint, 'one');

-- The helpers

SELECT is(changed_part('{"a": 1, "b": 2, "c": 3}', '{"a": 1, "b": 5}'), '{"b": 2, "c": 3}',
    'changed_part() keeps keys with another value, and those that the other lacks');
SELECT is(changed_part('[1]', '{"a": 1}'), '[1]', 'a document that is no object changes whole');
SELECT is(model_content_sha256('t', '{"a": 1, "b": 2}'), model_content_sha256('t', '{"b":2,"a":1}'),
    'the order of keys does not change the hash');
SELECT isnt(model_content_sha256('t', '{"a": 1}'), model_content_sha256('T', '{"a": 1}'),
    'the title does');

SELECT finish();

ROLLBACK;
