-- Revert model_registry:backfill/backfill_snapshots from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

-- Give back the legacy rows, byte for byte. No trigger may touch them on the way, neither ours nor
-- the application's; what was enabled before is enabled after.
CREATE TEMPORARY TABLE silenced ON COMMIT DROP AS
SELECT tgrelid, tgname
  FROM pg_trigger
 WHERE tgrelid IN ('artifacts'::regclass, 'model_versions'::regclass)
   AND NOT tgisinternal
   AND tgenabled = 'O';

SELECT format('ALTER TABLE %s DISABLE TRIGGER %I', tgrelid::regclass, tgname) FROM silenced
\gexec

DO $$
DECLARE
    _snapshot record;
    _legacy   artifacts;
BEGIN
    FOR _snapshot IN SELECT * FROM backfill_snapshots LOOP
        _legacy := jsonb_populate_record(NULL::artifacts, _snapshot.row_before - 'metadata');
        _legacy.metadata := _snapshot.metadata_before;
        UPDATE artifacts
           SET metadata        = _legacy.metadata,
               is_latest       = _legacy.is_latest,
               lifecycle_state = _legacy.lifecycle_state,
               superseded_by   = _legacy.superseded_by,
               updated_at      = _legacy.updated_at
         WHERE id = _snapshot.artifact_id;
    END LOOP;

    -- What refers to a row goes before it. A row that a model registered since refers to stays
    -- until model_versions goes as a whole.
    LOOP
        DELETE FROM model_versions AS v
         USING backfill_snapshots AS s
         WHERE v.artifact_id = s.artifact_id
           AND NOT EXISTS (SELECT FROM model_versions AS w
                            WHERE w.artifact_id <> v.artifact_id
                              AND (w.lineage_id = v.artifact_id
                                   OR w.base_model_id = v.artifact_id));
        EXIT WHEN NOT FOUND;
    END LOOP;
END
$$;

SELECT format('ALTER TABLE %s ENABLE TRIGGER %I', tgrelid::regclass, tgname) FROM silenced
\gexec

DROP TABLE backfill_snapshots;

COMMIT;
