-- The registry's functions and refusals, one after the other. The answers are compared: those of a
-- registry on Citus must be those of a registry on one PostgreSQL.
\set VERBOSITY terse
\set SHOW_CONTEXT never
\pset tuples_only on
\pset format unaligned
\ir first_model.sql

\echo == register_model
SELECT register_model(title => 'M', id => 'm1', metadata => :'metadata');
SELECT register_model(title => 'M', id => 'm1', metadata => :'metadata');
SELECT register_model(title => 'Another', id => 'm1', metadata => :'metadata');
\echo :SQLSTATE
SELECT register_model(title => 'M2', id => 'm2', metadata => :'metadata', new_version_of => 'm1',
                      trained_by => 'ada', training_started_at => '2026-01-01');
SELECT register_model(jsonb_build_object('title', 'M3', 'id', 'm3', 'new_version_of', 'm1',
                                         'metadata', :'metadata'::jsonb));
SELECT register_model(title => 'D', id => 'd1', metadata => :'metadata', base_model_id => 'm1',
                      code_repo_url => 'https://code.example/r', code_commit_sha => repeat('a', 40),
                      code_entrypoint => 'train.py');
SELECT register_model(title => 'D', id => 'd2', metadata => :'metadata', base_model_id => 'nowhere');
\echo :SQLSTATE

\echo == the gate
SELECT register_model(title => 'bad', id => 'bad', metadata => '{"is_external": true}');
\echo :SQLSTATE
INSERT INTO artifacts (id, artifact_type, title, metadata)
VALUES ('bad', 'model', 'bad', '{"parameter_count": "~1.2M"}');
\echo :SQLSTATE
INSERT INTO artifacts (id, artifact_type, title, metadata)
VALUES ('inserted', 'model', 'inserted', :'metadata');
INSERT INTO artifacts (id, artifact_type, title, metadata) VALUES ('data', 'dataset', 'd', '{}');
\echo :SQLSTATE
UPDATE artifacts SET metadata = metadata || '{"parameter_count": "x"}' WHERE id = 'm1';
\echo :SQLSTATE
UPDATE artifacts SET metadata = metadata || '{"benchmark_id": "mmlu"}' WHERE id = 'm1';
SELECT benchmark_id FROM model_versions WHERE artifact_id = 'm1';
UPDATE artifacts SET metadata = metadata || '{"base_model_id": "d1"}' WHERE id = 'm1';
\echo :SQLSTATE

\echo == promotion
SELECT promote_model('m1', note => 'first', actor => 'mira');
SELECT promote_model('m2', note => 'second', actor => 'mira');
SELECT promote_model('m1', note => 'back', actor => 'mira');
SELECT reject_model('m3', '');
\echo :SQLSTATE
SELECT reject_model('m3', 'worse', 'mira');
SELECT promote_model('m3');
\echo :SQLSTATE
SELECT reopen_model('m3', 'again', 'mira');
UPDATE model_versions SET promotion_state = 'promoted' WHERE artifact_id = 'm3';
\echo :SQLSTATE
SELECT promote_model('m3', 'third', 'mira');
SELECT event_type, artifact_id, actor, note
  FROM model_events
 WHERE lineage_id = 'm1' AND event_type <> 'registered'
 ORDER BY occurred_at;
SELECT id, is_latest, lifecycle_state, superseded_by, version_number
  FROM artifacts
 WHERE id IN ('m1', 'm2', 'm3')
 ORDER BY id;
SELECT promoted_version_at('m1');
SELECT promoted_version_at('m1', now() - interval '1 day') IS NULL;

\echo == history stays
UPDATE model_events SET note = 'x';
\echo :SQLSTATE
DELETE FROM model_events;
\echo :SQLSTATE
TRUNCATE model_events;
\echo :SQLSTATE
DELETE FROM model_versions WHERE artifact_id = 'm1';
\echo :SQLSTATE
DELETE FROM artifacts WHERE id = 'm1';
\echo :SQLSTATE
DELETE FROM artifacts WHERE id = 'inserted';
SELECT event_type FROM model_events WHERE artifact_id = 'inserted' ORDER BY occurred_at;
TRUNCATE model_versions;
\echo :SQLSTATE
SELECT count(*) FROM model_versions;

\echo == reviews
SELECT register_model(title => 'H', id => 'h', metadata => hold_missing('{"is_external": false}'));
SELECT count(*) FROM model_reviews WHERE state = 'open';
SELECT review_id FROM model_reviews WHERE field = 'framework' AND artifact_id = 'h' \gset
SELECT resolve_review(:review_id, '"pytorch"', 'seen', 'ann');
SELECT resolve_review(:review_id, '"pytorch"', 'seen', 'ann');
\echo :SQLSTATE
SELECT state, count(*) FROM model_reviews GROUP BY state ORDER BY state;
SELECT count(*) FROM legacy_models;

\echo == schemas
SELECT schema || '{"required": ["licence_of_mine"]}' AS stricter
  FROM metadata_schemas
 WHERE version = 1
\gset
SELECT add_metadata_schema(:'stricter');
SELECT activate_metadata_schema(2);
\echo :SQLSTATE
SELECT register_model(title => 'after', id => 'after', metadata => :'metadata');
\echo :SQLSTATE
SELECT register_model(title => 'after', id => 'after',
                      metadata => :'metadata'::jsonb || '{"licence_of_mine": "x"}');
\if :moved
SELECT nodeport = 15733 AS on_first
  FROM citus_shards
 WHERE table_name = (:'schema' || '.artifacts')::regclass
\gset
\if :on_first
SELECT citus_schema_move(:'schema', '127.0.0.1', 15734, 'block_writes') \g /dev/null
\else
SELECT citus_schema_move(:'schema', '127.0.0.1', 15733, 'block_writes') \g /dev/null
\endif
\endif
SELECT register_model(title => 'moved', id => 'moved', metadata => :'metadata');
\echo :SQLSTATE
UPDATE metadata_schemas SET is_active = false WHERE is_active;
\echo :SQLSTATE
SELECT activate_metadata_schema(1);
SELECT register_model(title => 'moved', id => 'moved', metadata => :'metadata');
\echo :SQLSTATE
