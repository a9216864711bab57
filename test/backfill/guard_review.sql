BEGIN;

SELECT plan(11);

SELECT has_trigger(:'registry_schema', 'model_reviews', 'guard_review_state',
    'model_reviews has the trigger that guards the state of a review');

SELECT register_model('Other', model_metadata(), id => 'other');
SELECT register_model('M', model_metadata('{"framework": null, "training_data": null,
                                            "held_for_review": ["framework", "training_data"]}'),
                      id => 'm');
SELECT refused(format('UPDATE model_reviews SET %s WHERE field = ''framework''', change), 'MR004',
    ARRAY['framework', '"m"'], description)
  FROM (VALUES
    ('state = ''resolved'', resolved_by = ''ada'', resolved_at = now()',
     'a review is not resolved by UPDATE while its field is held'),
    ('field = ''license''', 'a review keeps its field'),
    ('artifact_id = ''other''', 'a review keeps its artifact'),
    ('review_id = 0', 'a review keeps its id')
  ) AS _ (change, description);
SELECT results_eq($$SELECT state FROM model_reviews WHERE field = 'framework'$$, ARRAY['open'],
    'a refused UPDATE leaves the review open');
SELECT lives_ok($$UPDATE model_reviews SET note = 'asked the author' WHERE field = 'framework'$$,
    'an open review takes a note');

UPDATE artifacts SET metadata = metadata || '{"framework": "jax", "held_for_review": ["training_data"]}'
 WHERE id = 'm';
SELECT results_eq($$SELECT state FROM model_reviews WHERE field = 'framework'$$, ARRAY['resolved'],
    'a review is resolved when its field is held no longer');
SELECT refused($$UPDATE model_reviews SET state = 'open', resolved_by = NULL, resolved_at = NULL
                  WHERE field = 'framework'$$, 'MR004', ARRAY['framework', 'training_data'],
    'a review of a field that is not held cannot be opened again');
-- As if it had been resolved in an earlier transaction.
UPDATE model_reviews SET resolved_at = resolved_at - interval '1 second' WHERE field = 'framework';
SELECT refused($$UPDATE model_reviews SET resolved_by = 'somebody else' WHERE field = 'framework'$$,
    'MR004', ARRAY['framework', 'resolved by'], 'who resolved a review cannot be changed later');
SELECT refused($$UPDATE model_reviews SET resolution = '"torch"' WHERE field = 'framework'$$,
    'MR004', ARRAY['framework'], 'the value that resolved a review cannot be changed later');

SELECT finish();

ROLLBACK;
