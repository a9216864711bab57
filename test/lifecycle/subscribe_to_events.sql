BEGIN;

SELECT plan(17);

SELECT has_function(:'registry_schema', 'subscribe_to_events', ARRAY['text', 'text[]'],
    'subscribe_to_events(consumer, event_types) exists');
SELECT has_function(:'registry_schema', 'unsubscribe_from_events', ARRAY['text'],
    'unsubscribe_from_events(consumer) exists');

SELECT register_model('M', model_metadata(), id => 'm');
SELECT lives_ok($$SELECT subscribe_to_events('rescoring', ARRAY['promoted', 'promoted', 'rolled_back'])$$,
    'subscribe_to_events() takes types of events');
SELECT results_eq('SELECT consumer, event_types, subscribed_by FROM model_consumers',
    $$VALUES ('rescoring', ARRAY['promoted', 'rolled_back'], session_user::text COLLATE "default")$$,
    'subscribe_to_events() adds one row');
SELECT changed_at AS changed FROM model_subscription_guard
\gset
SELECT subscribe_to_events('rescoring', ARRAY['rolled_back', 'promoted']);
SELECT results_eq('SELECT changed_at FROM model_subscription_guard', ARRAY[:'changed'::timestamptz],
    'subscribe_to_events() does nothing for the same types again');
SELECT promote_model('m');
SELECT subscribe_to_events('rescoring');
SELECT results_eq('SELECT event_types FROM model_consumers', $$VALUES (NULL::text[])$$,
    'subscribe_to_events() changes the types');
SELECT isnt(changed_at, :'changed', 'subscribe_to_events() touches the guard for other types')
  FROM model_subscription_guard;
SELECT is((SELECT count(*) FROM model_deliveries), 1::bigint,
    'subscribe_to_events() keeps what waits when the types change');

SELECT refused(format('SELECT subscribe_to_events(%L)', name), '22023', ARRAY['consumer'],
               format('subscribe_to_events() refuses %L as a name', name))
  FROM unnest(ARRAY['', ' a', E'a\nb', repeat('x', 101)]) AS name;
SELECT throws_ok('SELECT subscribe_to_events(NULL)', '22023', NULL, 'subscribe_to_events() refuses NULL as a name');
SELECT refused(format('SELECT subscribe_to_events(''x'', %L)', types), '22023', ARRAY[types],
               format('subscribe_to_events() refuses the types %s', types))
  FROM unnest(ARRAY['{promotd}', '{}']) AS types;

SELECT is(unsubscribe_from_events('rescoring'), true, 'unsubscribe_from_events() removes a consumer');
SELECT is_empty('SELECT consumer FROM model_deliveries UNION SELECT consumer FROM model_consumers',
    'unsubscribe_from_events() leaves nothing behind');

SELECT finish();

ROLLBACK;
