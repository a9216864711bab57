BEGIN;

SELECT plan(43);

SELECT has_trigger(:'registry_schema', 'model_versions', 'model_versions_15_keep_promoted',
    'model_versions has trigger model_versions_15_keep_promoted');
SELECT has_trigger(:'registry_schema', 'artifacts', 'model_registry_25_keep_promoted',
    'artifacts has trigger model_registry_25_keep_promoted');

INSERT INTO artifacts (id, artifact_type, title)
VALUES ('d1', 'dataset', 'D1'), ('d2', 'dataset', 'D2');
SELECT register_model('Base', model_metadata(), id => 'base'),
       register_model('Base', model_metadata(), id => 'base2');
SELECT register_model('M', model_metadata('{"framework": null, "held_for_review": ["framework"],
        "base_model_id": "base", "training_config": {"lr": 0.1}, "own": 1, "license": null,
        "code_repo_url": "https://c.example"}'), id => 'm', trained_by => 'agent',
    training_started_at => '2026-01-01', eval_dataset_artifact_id => 'd1');
SELECT promote_model('m');

CREATE FUNCTION pg_temp.version(setting text)
RETURNS text
LANGUAGE sql
AS $$
    SELECT format('UPDATE model_versions SET %s WHERE artifact_id = %L', setting, 'm')
$$;
CREATE FUNCTION pg_temp.metadata(expression text)
RETURNS text
LANGUAGE sql
AS $$
    SELECT format('UPDATE artifacts SET metadata = %s WHERE id = %L', expression, 'm')
$$;

-- Columns of model_versions

SELECT refused(pg_temp.version(setting), 'MR010', ARRAY['"m"', name, was, is_now],
               format('UPDATE of model_versions.%s of the promoted version is refused', name))
  FROM (VALUES
    ('trained_by = ''eve''',                    'trained_by', '"agent"', '"eve"'),
    ('trained_by = NULL',                       'trained_by', '"agent"', 'null'),
    ('training_started_at = ''2025-01-01''',    'training_started_at', '2026', '2025'),
    ('eval_dataset_artifact_id = ''d2''',       'eval_dataset_artifact_id', '"d1"', '"d2"'),
    ('base_model_id = ''base2''',               'base_model_id', '"base"', '"base2"'),
    ('code_repo_url = ''https://d.example''',   'code_repo_url', 'c.example', 'd.example'),
    ('training_params_json = ''{"lr": 0.2}''',  'training_params_json (training_config)', '0.1', '0.2'),
    ('is_external = true, external_source_url = ''https://e.example'',
      external_source_version = ''1''',         'is_external', 'false', 'true'),
    ('created_at = ''2020-01-01''',             'created_at', '20', '2020')
  ) AS _ (setting, name, was, is_now);
SELECT lives_ok(pg_temp.version('training_completed_at = ''2026-01-02'', gpu_allocation_id = ''a1'''),
    'UPDATE of columns that are NULL in the promoted version is accepted');
SELECT lives_ok(pg_temp.version('code_commit_sha = repeat(''a'', 40)'),
    'UPDATE of a code pin that is NULL in the promoted version is accepted');
SELECT refused(pg_temp.version('code_commit_sha = repeat(''b'', 40)'), 'MR010',
    ARRAY['"m"', 'code_commit_sha'],
    'UPDATE of a code pin that was given to the promoted version is refused');
SELECT lives_ok(pg_temp.version('promotion_notes = ''in use since May'''),
    'UPDATE of model_versions.promotion_notes of the promoted version is accepted');
SELECT refused(pg_temp.version('lineage_position = 7'), 'MR003', ARRAY['"m"'],
    'UPDATE of model_versions.lineage_position of the promoted version stays MR003');

-- Metadata

SELECT refused(pg_temp.metadata(expression), 'MR010', names, description)
  FROM (VALUES
    ('metadata || ''{"model_family": "vit"}''', ARRAY['"m"', 'model_family: "resnet" -> "vit"'],
     'UPDATE of a field of metadata of the promoted version is refused'),
    ('metadata || ''{"training_data": "LAION"}''', ARRAY['training_data', '"LAION"'],
     'UPDATE of a field of metadata that no column repeats is refused'),
    ('metadata || ''{"training_config": {"lr": 1}}''', ARRAY['training_config'],
     'UPDATE of a field of metadata that a column repeats is refused'),
    ('metadata - ''base_model_id''', ARRAY['base_model_id', '"base"'],
     'UPDATE that removes a field of metadata from the promoted version is refused'),
    ('metadata || ''{"training_config": null}''', ARRAY['training_config', 'null'],
     'UPDATE of a field of metadata to null is refused'),
    ('metadata || ''{"held_for_review": ["framework", "parameter_count"]}''',
     ARRAY['held_for_review', 'parameter_count'],
     'UPDATE that holds one more field of the promoted version is refused'),
    ('metadata || ''{"evaluation_metrics": {"top1": 99}}''', ARRAY['evaluation_metrics', '99'],
     'UPDATE of the metrics of the promoted version is refused')
  ) AS _ (expression, names, description);
SELECT lives_ok(pg_temp.metadata('metadata || ''{"own": 2, "new": [1]}'''),
    'UPDATE of keys of metadata that the schema does not know is accepted');
SELECT lives_ok(pg_temp.metadata('metadata - ''own'''),
    'UPDATE that removes a key of metadata that the schema does not know is accepted');
SELECT lives_ok(pg_temp.metadata('metadata || ''{"license": "MIT", "parameter_count": 25557032.0}'''),
    'UPDATE of a field of metadata that was null, or to an equal number, is accepted');
SELECT refused(pg_temp.metadata('metadata || ''{"license": null}'''), 'MR010', ARRAY['license'],
    'UPDATE of a field of metadata that was given to the promoted version is refused');
SELECT lives_ok($$UPDATE artifacts SET title = 'T', version_tag = 'v2', changelog = 'c'
                   WHERE id = 'm'$$,
    'UPDATE of title, version_tag and changelog of the promoted version is accepted');

SELECT lives_ok(
    $$SELECT resolve_review(review_id, 'jax'::text) FROM model_reviews WHERE artifact_id = 'm'$$,
    'resolve_review() of the promoted version is accepted');
SELECT is(metadata - ARRAY(SELECT jsonb_object_keys(model_metadata()) EXCEPT VALUES ('framework')),
    '{"framework": "jax", "base_model_id": "base", "training_config": {"lr": 0.1}, "new": [1],
      "license": "MIT", "code_repo_url": "https://c.example",
      "code_commit_sha": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}'::jsonb,
    'metadata of the promoted version has what was accepted, nothing that was refused')
  FROM artifacts WHERE id = 'm';

-- Metrics

SELECT lives_ok(
    $$SELECT record_evaluation('m', '{"top1": {"value": 81, "ci_low": 80, "ci_high": 82}}', 'd2')$$,
    'record_evaluation() of the promoted version is accepted');
SELECT results_eq(
    $$SELECT metadata->'evaluation_metrics', metadata->>'evaluation_dataset', eval_metrics_json,
             eval_dataset_artifact_id
        FROM artifacts JOIN model_versions ON artifact_id = id WHERE id = 'm'$$,
    $$VALUES ('{"top1": {"value": 81, "ci_low": 80, "ci_high": 82}}'::jsonb, 'D2',
              '{"top1": {"value": 81, "ci_low": 80, "ci_high": 82}}'::jsonb, 'd2')$$,
    'record_evaluation() changes what the promoted version shows');
SELECT refused(pg_temp.version('eval_metrics_json = ''{"top1": 99}'''), 'MR010',
    ARRAY['"m"', 'eval_metrics_json (evaluation_metrics)', '99'],
    'UPDATE of model_versions.eval_metrics_json of the promoted version is refused');
SELECT refused(pg_temp.version('eval_metrics_json = NULL'), 'MR010', ARRAY['eval_metrics_json'],
    'UPDATE that takes the metrics of the promoted version back is refused');
SELECT refused(pg_temp.metadata('metadata || ''{"evaluation_dataset": "mine"}'''), 'MR010',
    ARRAY['evaluation_dataset', '"mine"'],
    'UPDATE of the evaluation data set of the promoted version is refused');
SELECT lives_ok(pg_temp.metadata('metadata || ''{"own": 3}'''),
    'UPDATE of other keys of metadata after record_evaluation() is accepted');

-- Triggers of the application

CREATE FUNCTION pg_temp.rewrite()
RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    NEW.metadata := NEW.metadata || '{"benchmark_id": "theirs", "model_family": "theirs"}';
    RETURN NEW;
END
$$;
CREATE TRIGGER zzz_rewrite BEFORE UPDATE OF title ON artifacts
    FOR EACH ROW EXECUTE FUNCTION pg_temp.rewrite();
SELECT refused($$UPDATE artifacts SET title = 'U' WHERE id = 'm'$$, 'MR010',
    ARRAY['"m"', 'model_family'],
    'a trigger of the application that changes the promoted version is refused');
DROP TRIGGER zzz_rewrite ON artifacts;

-- Before and after

SELECT refused(pg_temp.version('promotion_state = ''superseded'', trained_by = ''eve'''), 'MR010',
    ARRAY['trained_by'],
    'UPDATE that supersedes the promoted version, and changes it, is refused');
SELECT withdraw_model('m', 'wrong data set');
SELECT lives_ok(pg_temp.version('eval_dataset_artifact_id = ''d2'', trained_by = NULL'),
    'UPDATE of a withdrawn version is accepted');
SELECT lives_ok(pg_temp.metadata('metadata || ''{"model_family": "vit"}'''),
    'UPDATE of metadata of a withdrawn version is accepted');
SELECT reopen_model('m', 'right data set');
SELECT lives_ok(pg_temp.version('trained_by = ''bob'', promotion_state = ''promoted'''),
    'UPDATE that changes a candidate, and promotes it, is accepted');

SELECT activate_metadata_schema(add_metadata_schema(
           jsonb_set(schema, '{properties,owner}', '{"type": "string"}')))
  FROM metadata_schemas WHERE is_active;
SELECT lives_ok(pg_temp.metadata('metadata || ''{"owner": "ada"}'''),
    'UPDATE that adds a field of a new schema to the promoted version is accepted');
SELECT refused(pg_temp.metadata('metadata || ''{"owner": "eve"}'''), 'MR010',
    ARRAY['owner', '"ada"', '"eve"'], 'UPDATE of a field of a new schema is refused');

SELECT finish();

ROLLBACK;
