BEGIN;

SELECT plan(7);

SELECT has_index(:'registry_schema', t, name, format('%s has the index %s', t, name))
  FROM (VALUES ('model_versions', 'idx_model_versions_newest'),
               ('model_events', 'idx_model_events_newest'),
               ('artifacts', 'idx_artifacts_model_title'),
               ('artifacts', 'idx_artifacts_model_metadata')) AS _ (t, name);

-- The indexes on artifacts hold models alone: a statement that does not say so cannot use them.
SELECT register_model('A ' || n, model_metadata(jsonb_build_object('model_family', 'f' || n)))
  FROM generate_series(1, 20) AS n;
SELECT set_config(name, 'off', true)
  FROM (VALUES ('enable_seqscan'), ('enable_nestloop'), ('enable_indexscan')) AS _ (name);

SELECT find_models('{"model_family": "f3"}');
SELECT is(pg_stat_get_xact_numscans('idx_artifacts_model_metadata'::regclass), 1::bigint,
    'find_models() looks for a key of metadata by index');
SELECT model_leaderboard('top1', family => 'f3');
SELECT is(pg_stat_get_xact_numscans('idx_artifacts_model_metadata'::regclass), 2::bigint,
    'model_leaderboard() looks for a family by index');
SELECT find_models('{"text": "a 3"}');
SELECT is(pg_stat_get_xact_numscans('idx_artifacts_model_title'::regclass), 1::bigint,
    'find_models() looks for words of a title by index');

SELECT finish();

ROLLBACK;
