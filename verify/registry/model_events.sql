-- Verify model_registry:registry/model_events on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT event_id, artifact_id, lineage_id, lineage_event_number, event_type, actor, recorded_by,
       occurred_at, before, after, note, previous_sha256, sha256
  FROM model_events
 WHERE FALSE;

SELECT 'idx_model_events_lineage'::regclass,
       'idx_model_events_artifact'::regclass,
       'idx_model_events_promotion'::regclass;

ROLLBACK;
