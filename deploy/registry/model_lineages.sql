-- Deploy model_registry:registry/model_lineages to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE TABLE model_lineages (
    lineage_id    text        PRIMARY KEY,
    event_count   integer     NOT NULL DEFAULT 0,
    last_event_at timestamptz,
    last_sha256   text
);

COMMENT ON TABLE  model_lineages               IS 'One row per lineage. Its row lock is the lock of the lineage. Each event of the lineage updates it, so two transactions that did not see each other never both commit.';
COMMENT ON COLUMN model_lineages.lineage_id    IS 'The artifact id of the first version. The row outlives its versions.';
COMMENT ON COLUMN model_lineages.event_count   IS 'Number of the newest event in model_events.';
COMMENT ON COLUMN model_lineages.last_event_at IS 'Time of the newest event. The next event is at least a microsecond later, whatever the clock says.';
COMMENT ON COLUMN model_lineages.last_sha256   IS 'The sha256 of the newest event: the head of the hash chain of the lineage. A copy of it outside the database shows a history that was rewritten from the start.';

COMMIT;
