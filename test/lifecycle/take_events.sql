BEGIN;

SELECT plan(13);

SELECT has_function(:'registry_schema', 'take_events', ARRAY['text', 'integer'],
    'take_events(consumer, max_events) exists');

SELECT subscribe_to_events('a'), subscribe_to_events('b', ARRAY['promoted']);
SELECT register_model('M', model_metadata(), id => 'm1'),
       register_model('Other', model_metadata(), id => 'o'),
       register_model('M', model_metadata(), id => 'm2', new_version_of => 'm1');
SELECT promote_model('m1', 'first', 'ada'), promote_model('m2'), promote_model('o');

SAVEPOINT taken;
SELECT results_eq($$SELECT lineage_id, lineage_event_number FROM take_events('a')$$,
    $$VALUES ('m1', 1), ('m1', 2), ('m1', 3), ('m1', 4), ('m1', 5), ('o', 1), ('o', 2)$$,
    'take_events() returns the events of each lineage in their order');
SELECT is_empty($$SELECT take_events('a')$$, 'take_events() returns an event once in a transaction');
ROLLBACK TO taken;
SELECT is((SELECT count(*) FROM take_events('a', 5)), 5::bigint, 'take_events() returns an event again after a rollback');
SELECT results_eq($$SELECT lineage_id FROM take_events('a', 1)$$, ARRAY['o'],
    'take_events() returns what is left, at most max_events');
SELECT results_eq($$SELECT event_type, artifact_id, actor, note FROM take_events('b', 1)$$,
    $$VALUES ('promoted', 'm1', 'ada', 'first')$$, 'take_events() returns the event as it is in model_events');
SELECT results_eq($$SELECT artifact_id FROM take_events('b')$$, ARRAY['m2', 'o'],
    'take_events() gives each consumer its own events');
SELECT promote_model('m1');
SELECT is((SELECT count(*) FROM take_events('b')), 0::bigint,
    'take_events() returns nothing for a type that the consumer did not ask for');
SELECT is((SELECT count(*) FROM take_events('a')), 3::bigint, 'take_events() goes on after it was empty');

SELECT refused($$SELECT take_events('nobody')$$, '23503', ARRAY['"nobody"'],
    'take_events() refuses an unknown consumer');
SELECT refused(format('SELECT take_events(''a'', %L)', n), '22023', ARRAY['"a"'],
               format('take_events() refuses to take %s events', n))
  FROM unnest(ARRAY['0', '-1', NULL]) AS n;

SELECT finish();

ROLLBACK;
