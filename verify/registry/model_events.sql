-- Verify model_registry:registry/model_events on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT event_id, artifact_id, lineage_id, event_type, actor, occurred_at, before, after, note
  FROM model_events
 WHERE FALSE;

SELECT 'idx_model_events_artifact'::regclass, 'idx_model_events_lineage'::regclass;

SELECT 1 / count(*)
  FROM pg_trigger
 WHERE tgrelid = 'model_events'::regclass AND tgname = 'model_events_append_only';

ROLLBACK;
