-- Deploy model_registry:registry/model_events to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE TABLE model_events (
    event_id    bigserial   PRIMARY KEY,
    artifact_id text        NOT NULL,
    lineage_id  text        NOT NULL,
    event_type  text        NOT NULL CHECK (event_type IN (
                    'registered', 'metadata_changed', 'code_linked', 'evaluated', 'promoted',
                    'rejected', 'superseded', 'reopened', 'rolled_back', 'review_resolved',
                    'deleted')),
    actor       text        NOT NULL DEFAULT session_user,
    occurred_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    before      jsonb,
    after       jsonb,
    note        text
);

CREATE INDEX idx_model_events_artifact ON model_events (artifact_id, occurred_at);
CREATE INDEX idx_model_events_lineage  ON model_events (lineage_id, occurred_at);

COMMENT ON TABLE  model_events             IS 'What happened to each model version, by whom and when. Rows are only ever added; they outlive the artifact.';
COMMENT ON COLUMN model_events.event_id    IS 'Identifier; not an order: order by occurred_at within an artifact or a lineage.';
COMMENT ON COLUMN model_events.artifact_id IS 'The model version. No foreign key: history outlives the artifact.';
COMMENT ON COLUMN model_events.lineage_id  IS 'Its lineage at that time.';
COMMENT ON COLUMN model_events.event_type  IS 'registered, metadata_changed, code_linked, evaluated, promoted, rejected, superseded, reopened, rolled_back, review_resolved or deleted.';
COMMENT ON COLUMN model_events.actor       IS 'Who did it: as given to the function that did it, else the session''s user.';
COMMENT ON COLUMN model_events.occurred_at IS 'When, by the clock: events of one transaction differ.';
COMMENT ON COLUMN model_events.before      IS 'The changed part before; null for a registration.';
COMMENT ON COLUMN model_events.after       IS 'The changed part after. For a registration: the SHA-256 of what was registered.';
COMMENT ON COLUMN model_events.note        IS 'Why.';

CREATE FUNCTION refuse_change_of_history()
RETURNS trigger
LANGUAGE plpgsql
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    RAISE SQLSTATE 'MR004' USING
        MESSAGE = format('%s on %s is refused: history is only ever added to',
                         TG_OP, TG_TABLE_NAME),
        DETAIL = 'It has to answer who decided what, and when.',
        HINT = 'Insert a row that says what is right now.',
        TABLE = TG_TABLE_NAME;
END
$$;

COMMENT ON FUNCTION refuse_change_of_history() IS
'Trigger: refuses UPDATE, DELETE and TRUNCATE. Raises MR004.';

REVOKE EXECUTE ON FUNCTION refuse_change_of_history() FROM PUBLIC;

CREATE TRIGGER model_events_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON model_events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();

COMMENT ON TRIGGER model_events_append_only ON model_events IS 'History is only ever added to.';

COMMIT;
