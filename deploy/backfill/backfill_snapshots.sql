-- Deploy model_registry:backfill/backfill_snapshots to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE TABLE backfill_snapshots (
    artifact_id     text        PRIMARY KEY REFERENCES artifacts (id) ON DELETE CASCADE,
    metadata_before text,
    row_before      jsonb       NOT NULL,
    row_after       jsonb       NOT NULL,
    readings        jsonb       NOT NULL,
    migrated_by     text        NOT NULL DEFAULT session_user,
    migrated_at     timestamptz NOT NULL DEFAULT clock_timestamp()
);

COMMENT ON TABLE  backfill_snapshots                 IS 'Each migrated artifact as it was and as it became. Revert gives back what it was, byte for byte.';
COMMENT ON COLUMN backfill_snapshots.artifact_id     IS 'The artifact.';
COMMENT ON COLUMN backfill_snapshots.metadata_before IS 'The legacy metadata, as the text that the column held.';
COMMENT ON COLUMN backfill_snapshots.row_before      IS 'The row of artifacts before.';
COMMENT ON COLUMN backfill_snapshots.row_after       IS 'The row of artifacts after.';
COMMENT ON COLUMN backfill_snapshots.readings        IS 'What became of each field and key, an array of {field, action, rule, legacy_key, old, new, reason, candidates}.';
COMMENT ON COLUMN backfill_snapshots.migrated_by     IS 'Who ran the backfill.';
COMMENT ON COLUMN backfill_snapshots.migrated_at     IS 'When.';

COMMIT;
