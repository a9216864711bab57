-- Verify model_registry:lifecycle/consumer_backlog on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT consumer, event_types, subscribed_at, waiting, waiting_since
  FROM consumer_backlog
 WHERE FALSE;

ROLLBACK;
