-- Several connections at once are in test/python/test_consumers.py.
BEGIN;

SELECT plan(10);

SELECT has_table(:'registry_schema', name, format('%s exists', name))
  FROM unnest(ARRAY['model_consumers', 'model_deliveries', 'model_subscription_guard']) AS name;
SELECT has_trigger(:'registry_schema', 'model_events', 'model_events_20_deliver',
    'model_events has trigger model_events_20_deliver');
SELECT throws_ok('INSERT INTO model_subscription_guard VALUES (false, now())', '23514', NULL,
    'model_subscription_guard has one row');

SELECT register_model('M', model_metadata(), id => 'm');
SELECT is_empty('TABLE model_deliveries', 'model_deliveries stays empty where nobody subscribes');
SELECT subscribe_to_events('everything'), subscribe_to_events('promotions', ARRAY['promoted']);
SELECT promote_model('m'), register_model('M', model_metadata(), id => 'n');
SELECT results_eq(
    $$SELECT d.consumer, e.event_type, e.artifact_id FROM model_deliveries AS d JOIN model_events AS e USING (event_id)
       ORDER BY d.consumer, d.event_id$$,
    $$VALUES ('everything', 'promoted', 'm'), ('everything', 'registered', 'n'), ('promotions', 'promoted', 'm')$$,
    'model_deliveries has a row per consumer and event of its types since the subscription');

-- Long ids: NOTIFY takes 8,000 bytes.
SELECT lives_ok($$SELECT register_model('Long', model_metadata(), id => repeat('ü', 1000)),
                         promote_model(repeat('ü', 1000))$$,
    'an event of a version with a long id notifies its consumers');
DELETE FROM artifacts WHERE id = 'n';
SELECT is((SELECT count(*) FROM take_events('everything') WHERE artifact_id = 'n'), 2::bigint,
    'model_deliveries keeps the events of a deleted version');
SELECT throws_ok('DELETE FROM model_events WHERE event_id IN (SELECT event_id FROM model_deliveries)', 'MR004',
    NULL, 'DELETE of events that wait for a consumer is refused');

SELECT finish();

ROLLBACK;
