-- Verify model_registry:lifecycle/model_consumers on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT consumer, event_types, subscribed_by, subscribed_at
  FROM model_consumers
 WHERE FALSE;

SELECT consumer, event_id, lineage_id, lineage_event_number
  FROM model_deliveries
 WHERE FALSE;

SELECT 1 / count(*)
  FROM model_subscription_guard
 WHERE is_only AND changed_at IS NOT NULL;

SELECT 'idx_model_deliveries_lineage'::regclass,
       'deliver_event()'::regprocedure;

SELECT 1 / count(*)
  FROM pg_trigger
 WHERE tgrelid = 'model_events'::regclass AND tgname = 'model_events_20_deliver';

ROLLBACK;
