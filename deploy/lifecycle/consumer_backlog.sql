-- Deploy model_registry:lifecycle/consumer_backlog to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE VIEW consumer_backlog AS
SELECT c.consumer, c.event_types, c.subscribed_at, count(d.event_id) AS waiting,
       min(e.occurred_at) AS waiting_since
  FROM model_consumers AS c
  LEFT JOIN model_deliveries AS d
    ON d.consumer = c.consumer
  LEFT JOIN model_events AS e
    ON e.event_id = d.event_id
 GROUP BY c.consumer, c.event_types, c.subscribed_at;

COMMENT ON VIEW   consumer_backlog               IS 'How many events wait for each consumer, and since when: a consumer that has died shows here.';
COMMENT ON COLUMN consumer_backlog.consumer      IS 'The consumer.';
COMMENT ON COLUMN consumer_backlog.event_types   IS 'The types of events that it gets; NULL for all.';
COMMENT ON COLUMN consumer_backlog.subscribed_at IS 'When it subscribed.';
COMMENT ON COLUMN consumer_backlog.waiting       IS 'Number of events that wait for it, those that a worker is taking among them.';
COMMENT ON COLUMN consumer_backlog.waiting_since IS 'Time of the oldest of them; NULL where none waits.';

COMMIT;
