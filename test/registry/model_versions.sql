BEGIN;

SELECT no_plan();

SELECT has_table(:'registry_schema', 'model_versions', 'model_versions is there');
SELECT col_is_pk(:'registry_schema', 'model_versions', 'artifact_id', 'one row an artifact');

CREATE TEMPORARY TABLE expected AS
SELECT * FROM (VALUES
    ('artifact_id',              'text',                     'not null'),
    ('is_external',              'boolean',                  'not null'),
    ('external_source_url',      'text',                     NULL),
    ('external_source_version',  'text',                     NULL),
    ('base_model_id',            'text',                     NULL),
    ('code_repo_url',            'text',                     NULL),
    ('code_commit_sha',          'text',                     NULL),
    ('code_entrypoint',          'text',                     NULL),
    ('training_started_at',      'timestamp with time zone', NULL),
    ('training_completed_at',    'timestamp with time zone', NULL),
    ('trained_by',               'text',                     NULL),
    ('gpu_allocation_id',        'text',                     NULL),
    ('training_params_json',     'jsonb',                    NULL),
    ('eval_metrics_json',        'jsonb',                    NULL),
    ('eval_dataset_artifact_id', 'text',                     NULL),
    ('benchmark_id',             'text',                     NULL),
    ('promotion_state',          'text',                     'not null'),
    ('promotion_notes',          'text',                     NULL),
    ('created_at',               'timestamp with time zone', 'not null'),
    ('lineage_id',               'text',                     'not null')
) AS _ (name, type, nullness);

SELECT col_type_is(:'registry_schema', 'model_versions', name, type, name || ' is ' || type)
  FROM expected;
SELECT CASE WHEN nullness IS NULL
            THEN col_is_null(:'registry_schema', 'model_versions', name, name || ' may be null')
            ELSE col_not_null(:'registry_schema', 'model_versions', name, name || ' is not null')
       END
  FROM expected;
SELECT col_default_is(:'registry_schema', 'model_versions', name, value, name || ' has a default')
  FROM (VALUES ('is_external', 'false'), ('promotion_state', 'candidate'),
               ('created_at', 'now()')) AS _ (name, value);
SELECT fk_ok(:'registry_schema', 'model_versions', name, :'registry_schema', 'artifacts', 'id',
             name || ' is an artifact')
  FROM (VALUES ('artifact_id'), ('base_model_id'), ('eval_dataset_artifact_id')) AS _ (name);
SELECT has_index(:'registry_schema', 'model_versions', name, field, name || ' is on ' || field)
  FROM (VALUES ('idx_model_versions_base',       'base_model_id'),
               ('idx_model_versions_trained_by', 'trained_by'),
               ('idx_model_versions_promotion',  'promotion_state')) AS _ (name, field);
SELECT index_is_unique(:'registry_schema', 'model_versions', 'idx_model_versions_promoted',
    'one promoted version a lineage is held by an index');
SELECT index_is_unique(:'registry_schema', 'model_versions', 'idx_model_versions_lineage',
    'so is one version a position');

-- What always holds

SELECT register_model('M', model_metadata(), id => 'm'),
       register_model('N', model_metadata(), id => 'n', new_version_of => 'm');

SELECT lives_ok('UPDATE model_versions SET ' || setting || $$ WHERE artifact_id = 'm'$$, description)
  FROM (VALUES
    ('training_started_at = ''2026-01-01'', training_completed_at = ''2026-01-01''',
     'training may end when it starts'),
    ('training_started_at = NULL, training_completed_at = ''2026-01-01''',
     'one end of the training may be unknown'),
    ('code_commit_sha = repeat(''0'', 40)',  'a SHA-1 pins a commit'),
    ('code_commit_sha = repeat(''af'', 32)', 'so does a SHA-256')
  ) AS _ (setting, description);

SELECT throws_ok('UPDATE model_versions SET ' || setting || $$ WHERE artifact_id = 'm'$$, '23514',
                 NULL, description)
  FROM (VALUES
    ('is_external = true', 'an external model has a source'),
    ('is_external = true, external_source_url = ''https://x.example''',
     'an external model has a pinned version'),
    ('training_started_at = ''2026-01-02'', training_completed_at = ''2026-01-01''',
     'no training ends before it starts'),
    ('code_commit_sha = ''abc1234''',         'an abbreviated hash is refused'),
    ('code_commit_sha = repeat(''AF'', 20)',  'a hash is in lower case'),
    ('code_commit_sha = repeat(''0'', 41)',   'a hash has its length'),
    ('code_commit_sha = repeat(''0'', 40) || E''\n''', 'and nothing after it'),
    ('base_model_id = ''m''',                 'no model is its own base'),
    ('training_params_json = ''[1]''',        'parameters are an object'),
    ('eval_metrics_json = ''3''',             'metrics are an object'),
    ('promotion_state = ''rejected''',        'a rejection says why'),
    ('promotion_state = ''rejected'', promotion_notes = '' ''', 'in more than blanks')
  ) AS _ (setting, description);
SELECT throws_ok('UPDATE model_versions SET ' || setting || $$ WHERE artifact_id = 'm'$$, '23503',
                 NULL, description)
  FROM (VALUES
    ('base_model_id = ''nowhere''',            'a base model is there'),
    ('eval_dataset_artifact_id = ''nowhere''', 'so is an evaluation data set')
  ) AS _ (setting, description);

UPDATE model_versions SET promotion_state = 'promoted' WHERE artifact_id = 'm';
SELECT throws_ok(
    $$UPDATE model_versions SET promotion_state = 'promoted' WHERE artifact_id = 'n'$$, '23505',
    NULL, 'a second promoted version in a lineage is refused');
SELECT lives_ok($$DELETE FROM artifacts WHERE id = 'n'$$, 'an artifact may go');
SELECT is_empty($$SELECT FROM model_versions WHERE artifact_id = 'n'$$, 'and takes its row along');

SELECT finish();

ROLLBACK;
