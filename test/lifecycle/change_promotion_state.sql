BEGIN;

SELECT plan(8);

SELECT has_function(:'registry_schema', 'set_promotion_state', ARRAY['text', 'text', 'text', 'text'],
    'set_promotion_state() is there');
SELECT has_function(:'registry_schema', 'require_note', ARRAY['text', 'text', 'text'],
    'require_note() is there');

SELECT register_model('M', model_metadata(), id => 'm');
SELECT lives_ok($$SELECT set_promotion_state('m', 'promoted', 'best so far', 'ada')$$,
    'a state is set');
SELECT results_eq(
    $$SELECT promotion_state, promotion_notes FROM model_versions WHERE artifact_id = 'm'$$,
    $$VALUES ('promoted', 'best so far')$$, 'with its note');
SELECT results_eq(
    $$SELECT event_type, actor, before, after, note FROM model_events
       WHERE artifact_id = 'm' AND event_type <> 'registered'$$,
    $$VALUES ('promoted', 'ada', '{"promotion_state": "candidate"}'::jsonb,
              '{"promotion_state": "promoted"}'::jsonb, 'best so far')$$,
    'and recorded, once, with who did it');

SELECT refused($$SELECT set_promotion_state('m', 'rejected', 'weak', 'ada')$$, 'MR001',
    ARRAY['"m"', 'from promoted to rejected'], 'a transition that is not allowed');
SELECT lives_ok($$SELECT require_note('m', 'rejecting', 'weak')$$, 'a note that says something');
SELECT refused($$SELECT require_note('m', 'rejecting', E' \n')$$, 'MR002', ARRAY['"m"', 'rejecting'],
    'a note that says nothing');

SELECT finish();

ROLLBACK;
