BEGIN;

SELECT plan(4);

SELECT has_view(:'registry_schema', 'legacy_models', 'legacy_models is there');

SELECT register_model('M', model_metadata(), id => 'm');
INSERT INTO artifacts (id, artifact_type, title) VALUES ('d', 'dataset', 't');
SELECT is_empty('TABLE legacy_models', 'nothing that is registered, or no model, waits');
SELECT insert_legacy('old', '{}');
SELECT results_eq('SELECT id, title, version_number, parent_version_id FROM legacy_models',
    $$VALUES ('old', 'Legacy old', 1, NULL::text)$$, 'a model without its row does');
SELECT backfill_model('old');
SELECT is_empty('TABLE legacy_models', 'until the backfill');

SELECT finish();

ROLLBACK;
