BEGIN;

SELECT plan(4);

SELECT has_view(:'registry_schema', 'legacy_models', 'view legacy_models exists');

SELECT register_model('M', model_metadata(), id => 'm');
INSERT INTO artifacts (id, artifact_type, title) VALUES ('d', 'dataset', 't');
SELECT is_empty('TABLE legacy_models', 'registered models and data sets are not in legacy_models');
SELECT insert_legacy('old', '{}');
SELECT results_eq('SELECT id, title, version_number, parent_version_id FROM legacy_models',
    $$VALUES ('old', 'Legacy old', 1, NULL::text)$$, 'a model without a row of model_versions is in legacy_models');
SELECT backfill_model('old');
SELECT is_empty('TABLE legacy_models', 'a migrated model is no longer in legacy_models');

SELECT finish();

ROLLBACK;
