BEGIN;

SELECT plan(4);

SELECT has_index(:'registry_schema', t, name, format('%s has the index %s', t, name))
  FROM (VALUES ('model_versions', 'idx_model_versions_newest'),
               ('model_events', 'idx_model_events_newest'),
               ('artifacts', 'idx_artifacts_model_title'),
               ('artifacts', 'idx_artifacts_model_metadata')) AS _ (t, name);

SELECT finish();

ROLLBACK;
