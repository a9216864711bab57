BEGIN;

SELECT plan(5);

SELECT has_function(:'registry_schema', name, arguments, name || '() exists')
  FROM (VALUES
    ('promotion_transitions', ARRAY[]::text[]),
    ('record_promotion',      ARRAY['text', 'text', 'text', 'text', 'text', 'text', 'jsonb'])
  ) AS _ (name, arguments);
SELECT set_eq('SELECT state_before, state_after, event_type FROM promotion_transitions()',
    $$VALUES ('candidate',  'promoted',   'promoted'),
             ('candidate',  'rejected',   'rejected'),
             ('promoted',   'superseded', 'superseded'),
             ('promoted',   'rejected',   'withdrawn'),
             ('superseded', 'promoted',   'rolled_back'),
             ('rejected',   'candidate',  'reopened')$$,
    'promotion_transitions() lists the six transitions with their events');

SELECT register_model('M', model_metadata(), id => 'promoted');
SELECT promote_model('promoted');
SELECT refused(
    $$SELECT record_promotion('promoted', 'promoted', 'promoted', 'candidate', 'x', 'y', NULL)$$,
    'MR001', ARRAY['"promoted"', 'from promoted to candidate', 'candidate -> promoted'],
    'record_promotion() refuses a transition that is not allowed');
SELECT record_promotion('promoted', 'promoted', 'promoted', 'superseded', 'x', 'ada', NULL) AS event_id
\gset
SELECT results_eq(
    format('SELECT event_type, actor, note FROM model_events WHERE event_id = %s', :event_id),
    $$VALUES ('superseded', 'ada', 'x')$$, 'record_promotion() returns the event that it adds');

SELECT finish();

ROLLBACK;
