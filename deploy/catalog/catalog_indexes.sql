-- Deploy model_registry:catalog/catalog_indexes to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE INDEX idx_model_versions_newest ON model_versions (created_at DESC, artifact_id DESC);
CREATE INDEX idx_model_events_newest   ON model_events (occurred_at DESC);

-- The table is the application's: its models alone, and metadata only where it is jsonb.
CREATE INDEX idx_artifacts_model_title ON artifacts
 USING gin (to_tsvector('simple', title::text)) WHERE artifact_type = 'model';

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_attribute
                WHERE attrelid = 'artifacts'::regclass AND attname = 'metadata'
                  AND atttypid = 'jsonb'::regtype) THEN
        CREATE INDEX idx_artifacts_model_metadata ON artifacts
         USING gin (metadata jsonb_path_ops) WHERE artifact_type = 'model';
        COMMENT ON INDEX idx_artifacts_model_metadata IS
        'model_registry: keys of metadata in find_models(), the family in model_leaderboard().';
    END IF;
END
$$;

COMMENT ON INDEX idx_model_versions_newest IS 'find_models() and model_catalog, the newest first.';
COMMENT ON INDEX idx_model_events_newest   IS 'What happened last, in all lineages.';
COMMENT ON INDEX idx_artifacts_model_title IS 'model_registry: words of the title in find_models().';

COMMIT;
