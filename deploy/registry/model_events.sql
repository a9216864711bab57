-- Deploy model_registry:registry/model_events to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE TABLE model_events (
    event_id             bigserial   PRIMARY KEY,
    artifact_id          text        NOT NULL,
    lineage_id           text        NOT NULL,
    lineage_event_number integer     NOT NULL,
    event_type           text        NOT NULL CHECK (event_type IN (
                             'registered', 'metadata_changed', 'details_changed', 'code_linked',
                             'evaluated', 'training_recorded', 'promoted', 'rejected',
                             'superseded', 'reopened', 'rolled_back', 'withdrawn', 'archived',
                             'restored', 'review_resolved', 'linked', 'unlinked', 'files_added',
                             'alias_set', 'alias_removed', 'deleted')),
    actor                text        NOT NULL,
    recorded_by          text        NOT NULL,
    occurred_at          timestamptz NOT NULL,
    before               jsonb,
    after                jsonb,
    note                 text,
    previous_sha256      text,
    sha256               text        NOT NULL
);

CREATE UNIQUE INDEX idx_model_events_lineage ON model_events (lineage_id, lineage_event_number);
CREATE INDEX idx_model_events_artifact  ON model_events (artifact_id, occurred_at);
CREATE INDEX idx_model_events_promotion ON model_events (lineage_id, occurred_at)
 WHERE event_type IN ('promoted', 'rolled_back', 'superseded', 'withdrawn');

COMMENT ON TABLE  model_events                      IS 'History of each model version: what happened, who did it, when. Rows are only added; they outlive the artifact.';
COMMENT ON COLUMN model_events.event_id             IS 'Identifier. It is no order: order by lineage_id, lineage_event_number.';
COMMENT ON COLUMN model_events.artifact_id          IS 'The model version. No foreign key: history outlives the artifact.';
COMMENT ON COLUMN model_events.lineage_id           IS 'Its lineage.';
COMMENT ON COLUMN model_events.lineage_event_number IS 'Position in the history of the lineage, from 1. Set by a trigger.';
COMMENT ON COLUMN model_events.event_type           IS 'registered, metadata_changed, details_changed (title, tag and other columns of artifacts), code_linked, evaluated, training_recorded, promoted, rejected, superseded, reopened, rolled_back, withdrawn, archived, restored, review_resolved, linked, unlinked, files_added, alias_set, alias_removed or deleted.';
COMMENT ON COLUMN model_events.actor                IS 'Who did it, as stated by the caller; the session''s user where nobody is stated.';
COMMENT ON COLUMN model_events.recorded_by          IS 'The session''s user. Set by a trigger, whatever the statement says.';
COMMENT ON COLUMN model_events.occurred_at          IS 'When, by the clock of the server; within a lineage always later than the event before. Set by a trigger.';
COMMENT ON COLUMN model_events.before               IS 'The changed part before; NULL for a registration.';
COMMENT ON COLUMN model_events.after                IS 'The changed part after. For a registration: the SHA-256 of what was registered.';
COMMENT ON COLUMN model_events.note                 IS 'Why.';
COMMENT ON COLUMN model_events.previous_sha256      IS 'The sha256 of the event before in the lineage; NULL for the first. Set by a trigger.';
COMMENT ON COLUMN model_events.sha256               IS 'SHA-256 of every other column, previous_sha256 among them: event_sha256(). Set by a trigger; verify_history() compares.';

COMMIT;
