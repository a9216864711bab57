-- The eight legacy models are migrated in test/python/test_backfill.py.
BEGIN;

SELECT plan(42);

SELECT has_function(:'registry_schema', 'backfill_model', ARRAY['text', 'text'],
    'backfill_model(artifact_id, actor) exists');

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
    "legacy_values": {"parameter_count": "~1.2M", "eval_metrics": {"auc": "0.8"}}, "own": 1}',
    'the metadata of a migrated model has the new form')
  FROM artifacts WHERE id = 'used';
SELECT results_eq($$SELECT * FROM state WHERE id = 'used'$$,
    $$VALUES ('used', true, 'active', 'promoted', 'used', 1)$$, 'a promoted model is still the latest');
SELECT matches(promotion_notes, 'auc', 'the promotion note names the metrics')
  FROM model_versions WHERE artifact_id = 'used';
SELECT results_eq(
    $$SELECT field, legacy_value, candidates->0->'value', state FROM model_reviews$$,
    $$VALUES ('parameter_count', '"~1.2M"'::jsonb, '1200000'::jsonb, 'open')$$,
    'a held field opens a review with its candidates');
SELECT results_eq($$SELECT event_type, actor FROM model_events WHERE event_type = 'promoted'$$,
    $$VALUES ('promoted', 'ada')$$, 'the history names who ran the backfill');
SELECT results_eq($$SELECT code_repo_url, code_commit_sha, code_entrypoint FROM model_versions$$,
    $$VALUES (NULL::text, NULL::text, NULL::text)$$, 'the backfill invents no code pin');

-- Else a candidate

SELECT insert_legacy('unmeasured', '{"equations": ["a"], "species": ["A"], "fit_metrics": {"r2": 1}}'),
       insert_legacy('unused', model_metadata(), is_latest => false),
       insert_legacy('draft', model_metadata(), lifecycle_state => 'draft');
SELECT results_eq(format('SELECT outcome FROM backfill_model(%L)', id), ARRAY['candidate'], description)
  FROM (VALUES ('unmeasured', 'a model without an evaluation stays a candidate'),
               ('unused', 'a model that was not the latest stays a candidate'),
               ('draft', 'a model that was not active stays a candidate')) AS _ (id, description);
SELECT is_empty($$SELECT FROM model_versions WHERE promotion_notes IS NULL$$, 'each migrated model has a promotion note');
SELECT is_empty('TABLE legacy_models', 'no legacy model waits when each is migrated');

-- Again

SELECT count(*) AS events FROM model_events
\gset
SELECT results_eq($$SELECT outcome FROM backfill_model('used')$$, ARRAY['migrated before'],
    'a second call says that the model was migrated before');
SELECT is((SELECT count(*) FROM model_events), :events::bigint, 'a second call adds nothing to the history');

-- Versions

SELECT insert_legacy('v1', model_metadata(), is_latest => false),
       insert_legacy('v2', model_metadata(), parent_version_id => 'v1');
SELECT results_eq($$SELECT outcome, waits_for FROM backfill_model('v2')$$, $$VALUES ('waiting', 'v1')$$,
    'a version waits for its parent version');
SELECT is_empty($$SELECT artifact_id FROM backfill_snapshots WHERE artifact_id = 'v2'$$,
    'a model that waits is not changed');
SELECT backfill_model('v1'), backfill_model('v2');
SELECT results_eq($$SELECT * FROM state WHERE lineage_id = 'v1'$$,
    $$VALUES ('v1', false, 'active', 'candidate', 'v1', 1), ('v2', true, 'active', 'promoted', 'v1', 2)$$,
    'legacy versions make a lineage');

SELECT insert_legacy('w1', model_metadata()),
       insert_legacy('w2', model_metadata(), parent_version_id => 'w1'),
       insert_legacy('w3', '{"equations": ["a"], "species": ["A"]}', parent_version_id => 'w2');
SELECT results_eq(format('SELECT outcome FROM backfill_model(%L)', id), ARRAY[outcome],
    format('%s of a lineage whose versions all say that they are the latest is %s', id, outcome))
  FROM (VALUES ('w1', 'promoted'), ('w2', 'promoted'), ('w3', 'candidate')) AS _ (id, outcome);
SELECT results_eq($$SELECT id, is_latest, lifecycle_state, promotion_state FROM state WHERE lineage_id = 'w1'$$,
    $$VALUES ('w1', false, 'superseded', 'superseded'), ('w2', true, 'active', 'promoted'),
             ('w3', false, 'active', 'candidate')$$,
    'of several versions that were in use, the newest evaluated one is promoted');

-- Base models

SELECT insert_legacy('a-tuned', model_metadata('{"base_model_id": "z-base"}')),
       insert_legacy('z-base', model_metadata()),
       insert_legacy('self', model_metadata('{"base_model_id": "self"}')),
       insert_legacy('left', model_metadata('{"base_model_id": "right"}')),
       insert_legacy('right', model_metadata('{"base_model_id": "left"}')),
       insert_legacy('behind', model_metadata('{"base_model_id": "left"}')),
       insert_legacy('first', model_metadata('{"base_model_id": "second"}')),
       insert_legacy('second', model_metadata(), parent_version_id => 'first');
SELECT results_eq($$SELECT outcome, waits_for FROM backfill_model('a-tuned')$$,
    $$VALUES ('waiting', 'z-base')$$, 'a model waits for its base model');
SELECT results_eq(format('SELECT outcome FROM backfill_model(%L)', id), ARRAY['promoted'],
    format('%s is migrated', id))
  FROM unnest(ARRAY['z-base', 'a-tuned', 'self', 'left', 'right', 'behind', 'first', 'second']) AS id;
SELECT results_eq(
    $$SELECT artifact_id, base_model_id FROM model_versions
       WHERE artifact_id IN ('a-tuned', 'self', 'left', 'right', 'behind', 'first') ORDER BY 1$$,
    $$VALUES ('a-tuned', 'z-base'), ('behind', 'left'), ('first', NULL), ('left', NULL),
             ('right', NULL), ('self', NULL)$$,
    'a base model is kept where it is no part of a cycle');
SELECT is(metadata #>> '{legacy_values,base_model_id}', base,
    format('the base model of %s is kept under legacy_values', id))
  FROM artifacts JOIN (VALUES ('self', 'self'), ('left', 'right'), ('right', 'left'), ('first', 'second'))
       AS _ (model, base) ON model = id;
SELECT insert_legacy('p1', model_metadata()),
       insert_legacy('p2', model_metadata(), parent_version_id => 'p1');
ALTER TABLE artifacts DISABLE TRIGGER USER;
UPDATE artifacts SET parent_version_id = 'p2' WHERE id = 'p1';
ALTER TABLE artifacts ENABLE TRIGGER USER;
SELECT refused(format('SELECT backfill_model(%L)', id), '23514', ARRAY[id, 'cycle'],
    format('%s of a cycle of parent versions is refused', id))
  FROM unnest(ARRAY['p1', 'p2']) AS id;

-- Refusals

SELECT insert_legacy('unclear', '{"is_external": true}');
SELECT refused($$SELECT backfill_model('unclear')$$, 'MR006', ARRAY['"unclear"', 'true'],
    'is_external that contradicts origin_type is refused');
SELECT insert_legacy('lost', '{}', origin_type => 'external');
SELECT refused($$SELECT backfill_model('lost')$$, '23514', ARRAY['"lost"', 'external_source_url'],
    'an external model without its source is refused by the gate');
SELECT refused($$SELECT backfill_model('nowhere')$$, '23503',
    ARRAY['"nowhere"', 'No artifact has that id.'], 'an unknown id is refused');
INSERT INTO artifacts (id, artifact_type, title) VALUES ('d', 'dataset', 't');
SELECT refused($$SELECT backfill_model('d')$$, '23503', ARRAY['"d"', 'dataset'], 'an artifact of another type is refused');

SELECT finish();

ROLLBACK;
