BEGIN;

SELECT plan(2);

SELECT subscribe_to_events('idle'), subscribe_to_events('dead', ARRAY['registered']);
SELECT register_model('M', model_metadata(), id => 'm'), register_model('N', model_metadata(), id => 'n');
SELECT count(*) FROM take_events('idle')
\g /dev/null
SELECT columns_are(:'registry_schema', 'consumer_backlog',
    ARRAY['consumer', 'event_types', 'subscribed_at', 'waiting', 'waiting_since'],
    'consumer_backlog says how many events wait for a consumer, and since when');
SELECT results_eq(
    'SELECT consumer, event_types, waiting, waiting_since FROM consumer_backlog ORDER BY consumer',
    $$SELECT 'dead', ARRAY['registered'], 2::bigint, occurred_at FROM model_events WHERE artifact_id = 'm'
       UNION ALL SELECT 'idle', NULL, 0, NULL$$,
    'consumer_backlog shows a consumer that takes nothing, and one that has taken all');

SELECT finish();

ROLLBACK;
