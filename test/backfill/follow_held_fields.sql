BEGIN;

SELECT plan(8);

SELECT has_trigger(:'registry_schema', 'artifacts', 'model_registry_30_follow_held_fields',
    'artifacts has the trigger that keeps model_reviews in sync with held_for_review');

CREATE TEMPORARY VIEW review AS
SELECT field, state, resolution, resolved_by, legacy_value, candidates
  FROM model_reviews WHERE artifact_id = 'm';

SELECT register_model('Complete', model_metadata(), id => 'complete');
SELECT is_empty('TABLE model_reviews', 'complete metadata opens no review');
SELECT register_model('M', model_metadata('{"framework": null, "training_data": null,
                                            "held_for_review": ["framework", "training_data"]}'),
                      id => 'm');
SELECT set_eq('SELECT field, state, candidates FROM review',
    $$VALUES ('framework', 'open', '[]'::jsonb), ('training_data', 'open', '[]')$$,
    'each held field has an open review');

UPDATE artifacts SET metadata = metadata || '{"note": 1}' WHERE id = 'm';
SELECT is((SELECT count(*) FROM review), 2::bigint, 'a change of another key opens no review');
UPDATE artifacts SET metadata = metadata || '{"framework": "jax", "held_for_review": ["training_data"]}'
 WHERE id = 'm';
SELECT results_eq($$SELECT state, resolution, resolved_by FROM review WHERE field = 'framework'$$,
    $$VALUES ('resolved', '"jax"'::jsonb, session_user::text COLLATE "default")$$,
    'a value that is given by UPDATE resolves the review');
SELECT results_eq($$SELECT state FROM review WHERE field = 'training_data'$$, ARRAY['open'],
    'the review of a field that is still held stays open');
UPDATE artifacts SET metadata = metadata - 'held_for_review' || '{"training_data": "GEO"}'
 WHERE id = 'm';
SELECT is_empty($$SELECT FROM review WHERE state = 'open'$$, 'no review is open when held_for_review is gone');
UPDATE artifacts SET metadata = metadata || '{"framework": null, "held_for_review": ["framework"]}'
 WHERE id = 'm';
SELECT results_eq($$SELECT state FROM review WHERE field = 'framework' ORDER BY state$$,
    ARRAY['open', 'resolved'], 'a field that is held again has a new review');

SELECT finish();

ROLLBACK;
