-- What the triggers of model_events do is tested in append_model_event.sql.
BEGIN;

SELECT plan(10);

SELECT has_table(:'registry_schema', 'model_events', 'model_events exists');
SELECT columns_are(:'registry_schema', 'model_events', ARRAY[
    'event_id', 'artifact_id', 'lineage_id', 'lineage_event_number', 'event_type', 'actor',
    'recorded_by', 'occurred_at', 'before', 'after', 'note',
    'previous_sha256', 'sha256'],
    'model_events says what happened, to which version, by whom, when, why, and what was before');
SELECT col_is_pk(:'registry_schema', 'model_events', 'event_id',
    'model_events.event_id is the key');
SELECT index_is_unique(:'registry_schema', 'model_events', 'idx_model_events_lineage',
    'model_events has a unique index on the number of an event within its lineage');
SELECT has_index(:'registry_schema', 'model_events', 'idx_model_events_artifact',
    ARRAY['artifact_id', 'occurred_at'], 'model_events has an index on the artifact');
SELECT has_index(:'registry_schema', 'model_events', 'idx_model_events_promotion',
    ARRAY['lineage_id', 'occurred_at'], 'model_events has an index on the promotions');

SELECT register_model('M', model_metadata(), id => 'm');
SELECT lives_ok(
    $$INSERT INTO model_events (artifact_id, lineage_id, event_type)
      SELECT 'm', 'm', unnest(ARRAY['registered', 'metadata_changed', 'details_changed',
             'code_linked', 'evaluated', 'training_recorded', 'promoted', 'rejected', 'superseded',
             'reopened', 'rolled_back', 'withdrawn', 'archived', 'restored', 'review_resolved',
             'linked', 'unlinked', 'files_added', 'alias_set', 'alias_removed', 'deleted'])$$,
    'model_events takes each known event_type');
SELECT throws_ok(
    $$INSERT INTO model_events (artifact_id, lineage_id, event_type)
      VALUES ('m', 'm', 'forgotten')$$, '23514', NULL,
    'model_events refuses an unknown event_type');
DELETE FROM artifacts WHERE id = 'm';
SELECT isnt_empty($$SELECT FROM model_events WHERE artifact_id = 'm'$$,
    'model_events keeps the history of a model that was deleted');
SELECT results_eq(
    $$SELECT event_type, before FROM model_events WHERE artifact_id = 'm'
       ORDER BY lineage_event_number DESC LIMIT 1$$,
    $$VALUES ('deleted', '{"promotion_state": "candidate"}'::jsonb)$$,
    'model_events ends with the deletion of a model that was deleted');

SELECT finish();

ROLLBACK;
