BEGIN;

SELECT no_plan();

SELECT has_table(:'registry_schema', 'model_versions', 'model_versions exists');
SELECT col_is_pk(:'registry_schema', 'model_versions', 'artifact_id',
    'model_versions has one row per artifact');

CREATE TEMPORARY TABLE expected AS
SELECT * FROM (VALUES
    ('artifact_id',              'text',                     'not null'),
    ('lineage_id',               'text',                     'not null'),
    ('lineage_position',         'integer',                  'not null'),
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
    ('promotion_event_id',       'bigint',                   NULL),
    ('is_current',               'boolean',                  'not null'),
    ('replaced_by',              'text',                     NULL),
    ('archived_at',              'timestamp with time zone', NULL),
    ('created_at',               'timestamp with time zone', 'not null')
) AS _ (name, type, nullness);

SELECT columns_are(:'registry_schema', 'model_versions', array_agg(name),
                   'model_versions has the columns listed here')
  FROM expected;
SELECT col_type_is(:'registry_schema', 'model_versions', name, type,
                   format('model_versions.%s is %s', name, type))
  FROM expected;
SELECT CASE WHEN nullness IS NULL
            THEN col_is_null(:'registry_schema', 'model_versions', name,
                             format('model_versions.%s may be null', name))
            ELSE col_not_null(:'registry_schema', 'model_versions', name,
                              format('model_versions.%s is not null', name))
       END
  FROM expected;
SELECT col_default_is(:'registry_schema', 'model_versions', name, value,
                      format('model_versions.%s has the default %s', name, value))
  FROM (VALUES ('is_external', 'false'), ('promotion_state', 'candidate'),
               ('lineage_position', '1'), ('is_current', 'false'),
               ('created_at', 'now()')) AS _ (name, value);
SELECT fk_ok(:'registry_schema', 'model_versions', name, :'registry_schema', other, key,
             format('model_versions.%s refers to %s', name, other))
  FROM (VALUES ('artifact_id',              'artifacts',      'id'),
               ('eval_dataset_artifact_id', 'artifacts',      'id'),
               ('base_model_id',            'model_versions', 'artifact_id'),
               ('replaced_by',              'model_versions', 'artifact_id'),
               ('lineage_id',               'model_lineages', 'lineage_id')
       ) AS _ (name, other, key);
SELECT has_index(:'registry_schema', 'model_versions', name, field,
                 format('%s is an index on model_versions.%s', name, field))
  FROM (VALUES ('idx_model_versions_base',         'base_model_id'),
               ('idx_model_versions_trained_by',   'trained_by'),
               ('idx_model_versions_promotion',    'promotion_state'),
               ('idx_model_versions_eval_dataset', 'eval_dataset_artifact_id'),
               ('idx_model_versions_replaced_by',  'replaced_by'),
               ('idx_model_versions_not_replaced', 'lineage_id')) AS _ (name, field);
SELECT index_is_unique(:'registry_schema', 'model_versions', name, description)
  FROM (VALUES
    ('idx_model_versions_lineage', 'model_versions has a unique index on the lineage position'),
    ('idx_model_versions_promoted',
     'model_versions has a unique index that allows one promoted version per lineage'),
    ('idx_model_versions_current',
     'model_versions has a unique index that allows one current version per lineage')
  ) AS _ (name, description);

-- Constraints

SELECT register_model('M', model_metadata(), id => 'm'),
       register_model('N', model_metadata(), id => 'n', new_version_of => 'm');

CREATE FUNCTION pg_temp.set(setting text)
RETURNS text
LANGUAGE sql
AS $$
    SELECT format('UPDATE model_versions SET %s WHERE artifact_id = %L', setting, 'm')
$$;

SELECT lives_ok(pg_temp.set(setting), 'model_versions accepts ' || description)
  FROM (VALUES
    ('training_started_at = ''2026-01-01'', training_completed_at = ''2026-01-01''',
     'a training that ends when it starts'),
    ('training_started_at = NULL, training_completed_at = ''2026-01-01''',
     'a training whose start is unknown'),
    ('code_commit_sha = repeat(''0'', 40)',  'a SHA-1 as code_commit_sha'),
    ('code_commit_sha = repeat(''af'', 32)', 'a SHA-256 as code_commit_sha')
  ) AS _ (setting, description);

SELECT throws_ok(pg_temp.set(setting), '23514', NULL, 'model_versions refuses ' || description)
  FROM (VALUES
    ('is_external = true', 'an external model without a source'),
    ('is_external = true, external_source_url = ''https://x.example''',
     'an external model without a pinned version'),
    ('training_started_at = ''2026-01-02'', training_completed_at = ''2026-01-01''',
     'a training that ends before it starts'),
    ('code_commit_sha = ''abc1234''',         'an abbreviated code_commit_sha'),
    ('code_commit_sha = repeat(''AF'', 20)',  'a code_commit_sha in upper case'),
    ('code_commit_sha = repeat(''0'', 41)',   'a code_commit_sha of another length'),
    ('code_commit_sha = repeat(''0'', 40) || E''\n''', 'a code_commit_sha with a line feed'),
    ('base_model_id = ''m''',                 'a model as its own base model'),
    ('training_params_json = ''[1]''',        'training_params_json that is no object'),
    ('eval_metrics_json = ''3''',             'eval_metrics_json that is no object'),
    ('promotion_state = ''rejected''',        'a rejection without a note'),
    ('promotion_state = ''rejected'', promotion_notes = '' ''', 'a rejection with a blank note'),
    ('replaced_by = ''n''',                   'replaced_by of a candidate')
  ) AS _ (setting, description);
SELECT throws_ok(pg_temp.set(setting), '23503', NULL, 'model_versions refuses ' || description)
  FROM (VALUES
    ('base_model_id = ''nowhere''',            'an unknown base_model_id'),
    ('eval_dataset_artifact_id = ''nowhere''', 'an unknown eval_dataset_artifact_id')
  ) AS _ (setting, description);

SELECT throws_ok($$UPDATE model_versions SET is_current = true WHERE artifact_id = 'n'$$, '23505',
    NULL, 'model_versions refuses a second current version of a lineage');
SELECT lives_ok(pg_temp.set($$promotion_state = 'promoted'$$),
    'model_versions accepts a plain UPDATE that promotes a candidate');
SELECT throws_ok(pg_temp.set('is_current = false'), '23514', NULL,
    'model_versions refuses a promoted version that is not current');
SELECT throws_ok(
    $$UPDATE model_versions SET promotion_state = 'promoted' WHERE artifact_id = 'n'$$, '23505',
    NULL, 'model_versions refuses a second promoted version of a lineage');
SELECT lives_ok($$DELETE FROM artifacts WHERE id = 'n'$$,
    'the artifact of a candidate can be deleted');
SELECT is_empty($$SELECT FROM model_versions WHERE artifact_id = 'n'$$,
    'model_versions loses the row of an artifact that is deleted');

SELECT finish();

ROLLBACK;
