-- Revert model_registry:backfill/backfill_snapshots from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

-- Give back the legacy rows, byte for byte. No trigger may touch them on the way, neither ours nor
-- the application's; what was enabled before is enabled after.
CREATE TEMPORARY TABLE silenced ON COMMIT DROP AS
SELECT tgrelid, tgname
  FROM pg_trigger
 WHERE tgrelid IN ('artifacts'::regclass, 'model_versions'::regclass,
                   'model_evaluations'::regclass, 'model_links'::regclass,
                   'accepted_metadata'::regclass, 'model_files'::regclass)
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
END
$$;

-- A lineage that a model registered since belongs to, or derives from, keeps its rows until
-- model_versions goes as a whole. Arrays, no table: Citus joins no distributed table with a
-- temporary one.
DO $$
DECLARE
    _kept text[];
    _ids  text[];
BEGIN
    WITH RECURSIVE lineage (lineage_id) AS (
        SELECT v.lineage_id
          FROM model_versions AS v
         WHERE NOT EXISTS (SELECT FROM backfill_snapshots AS s WHERE s.artifact_id = v.artifact_id)
         UNION
        SELECT base.lineage_id
          FROM lineage AS k
          JOIN model_versions AS v
            ON v.lineage_id = k.lineage_id
          JOIN model_links AS l
            ON l.artifact_id = v.artifact_id
          JOIN model_versions AS base
            ON base.artifact_id = l.base_model_id
    )
    SELECT coalesce(array_agg(lineage_id), '{}') INTO _kept FROM lineage;
    SELECT array_agg(artifact_id) INTO _ids FROM model_versions WHERE lineage_id <> ALL (_kept);
    DELETE FROM model_links WHERE artifact_id = ANY (_ids);
    DELETE FROM model_versions WHERE artifact_id = ANY (_ids);
    SELECT array_agg(s.artifact_id) INTO _ids
      FROM backfill_snapshots AS s
     WHERE NOT EXISTS (SELECT FROM model_versions AS v WHERE v.artifact_id = s.artifact_id);
    DELETE FROM accepted_metadata WHERE artifact_id = ANY (_ids);
END
$$;

SELECT format('ALTER TABLE %s ENABLE TRIGGER %I', tgrelid::regclass, tgname) FROM silenced
\gexec

DROP TABLE backfill_snapshots;

COMMIT;
