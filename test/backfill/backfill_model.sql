-- The eight legacy models are migrated in test/python/test_backfill.py.
BEGIN;

SELECT plan(21);

SELECT has_function(:'registry_schema', 'backfill_model', ARRAY['text', 'text'],
    'backfill_model(artifact_id, actor) is there');

CREATE TEMPORARY VIEW state AS
SELECT id, is_latest, lifecycle_state, promotion_state, lineage_id, lineage_position
  FROM artifacts JOIN model_versions ON artifact_id = id ORDER BY id;

-- In use and evaluated: promoted

SELECT insert_legacy('used', '{"model_type": "gbm", "trained_on": "GEO", "parameter_count": "~1.2M",
    "library": "xgboost", "eval_dataset": "held out", "eval_metrics": {"auc": "0.8"}, "own": 1}');
SELECT results_eq($$SELECT outcome, held FROM backfill_model('used', 'ada')$$,
    $$VALUES ('promoted', ARRAY['parameter_count'])$$, 'a model in use with an evaluation is promoted');
SELECT is(metadata, '{"model_family": "gbm", "model_type": "gbm", "training_data": "GEO",
    "framework": "xgboost", "evaluation_dataset": "held out", "evaluation_metrics": {"auc": 0.8},
    "parameter_count": null, "held_for_review": ["parameter_count"], "is_external": false,
    "legacy_values": {"parameter_count": "~1.2M"}, "own": 1}', 'its metadata has the new form')
  FROM artifacts WHERE id = 'used';
SELECT results_eq($$SELECT * FROM state WHERE id = 'used'$$,
    $$VALUES ('used', true, 'active', 'promoted', 'used', 1)$$, 'it is still the latest');
SELECT matches(promotion_notes, 'auc', 'the note says why')
  FROM model_versions WHERE artifact_id = 'used';
SELECT results_eq(
    $$SELECT field, legacy_value, candidates->0->'value', state FROM model_reviews$$,
    $$VALUES ('parameter_count', '"~1.2M"'::jsonb, '1200000'::jsonb, 'open')$$,
    'what is held waits for a person, with a candidate');
SELECT results_eq($$SELECT event_type, actor FROM model_events WHERE event_type = 'promoted'$$,
    $$VALUES ('promoted', 'ada')$$, 'the history says who ran it');
SELECT results_eq($$SELECT code_repo_url, code_commit_sha, code_entrypoint FROM model_versions$$,
    $$VALUES (NULL::text, NULL::text, NULL::text)$$, 'nobody invents a code pin');

-- Else a candidate

SELECT insert_legacy('unmeasured', '{"equations": ["a"], "species": ["A"], "fit_metrics": {"r2": 1}}'),
       insert_legacy('unused', model_metadata(), is_latest => false),
       insert_legacy('draft', model_metadata(), lifecycle_state => 'draft');
SELECT results_eq(format('SELECT outcome FROM backfill_model(%L)', id), ARRAY['candidate'], description)
  FROM (VALUES ('unmeasured', 'without an evaluation it stays a candidate'),
               ('unused', 'so does what was not the latest'),
               ('draft', 'and what was not active')) AS _ (id, description);
SELECT is_empty($$SELECT FROM model_versions WHERE promotion_notes IS NULL$$, 'each with its reason');
SELECT is_empty('TABLE legacy_models', 'nothing waits any more');

-- Again

SELECT count(*) AS events FROM model_events
\gset
SELECT results_eq($$SELECT outcome FROM backfill_model('used')$$, ARRAY['migrated before'],
    'a second run changes nothing');
SELECT is((SELECT count(*) FROM model_events), :events::bigint, 'and adds nothing to the history');

-- Versions

SELECT insert_legacy('v1', model_metadata(), is_latest => false),
       insert_legacy('v2', model_metadata(), parent_version_id => 'v1');
SELECT refused($$SELECT backfill_model('v2')$$, '23503', ARRAY['"v1"', '"v2"'], 'a parent comes first');
SELECT is_empty($$SELECT FROM backfill_snapshots WHERE artifact_id = 'v2'$$,
    'a refusal leaves nothing behind');
SELECT backfill_model('v1'), backfill_model('v2');
SELECT results_eq($$SELECT * FROM state WHERE lineage_id = 'v1'$$,
    $$VALUES ('v1', false, 'active', 'candidate', 'v1', 1), ('v2', true, 'active', 'promoted', 'v1', 2)$$,
    'legacy versions make a lineage');

SELECT insert_legacy('lost', '{}', origin_type => 'external');
SELECT refused($$SELECT backfill_model('lost')$$, '23514', ARRAY['"lost"', 'external_source_url'],
    'an external model without its source is refused by the gate');
SELECT refused($$SELECT backfill_model('nowhere')$$, '23503', ARRAY['"nowhere"'], 'an unknown id');
INSERT INTO artifacts (id, artifact_type, title) VALUES ('d', 'dataset', 't');
SELECT refused($$SELECT backfill_model('d')$$, '23503', ARRAY['"d"', 'dataset'], 'what is no model');

SELECT finish();

ROLLBACK;
