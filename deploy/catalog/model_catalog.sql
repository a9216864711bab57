-- Deploy model_registry:catalog/model_catalog to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE VIEW model_catalog AS
SELECT v.artifact_id,
       v.lineage_id,
       a.title::text AS title,
       CASE WHEN v.is_external THEN 'external' ELSE 'internal' END AS badge,
       m.metadata->>'model_family' AS model_family,
       m.metadata->>'framework' AS framework,
       v.lineage_position AS version,
       a.version_tag::text AS version_tag,
       v.promotion_state,
       -- Not as NOT EXISTS, for which every version may be read to show a few.
       v.lineage_position = (SELECT max(n.lineage_position) FROM model_versions AS n
                              WHERE n.lineage_id = v.lineage_id) AS is_latest,
       ARRAY(SELECT l.alias FROM model_aliases AS l
              WHERE (l.lineage_id, l.artifact_id) = (v.lineage_id, v.artifact_id)
              ORDER BY l.alias) AS aliases,
       v.base_model_id,
       v.external_source_url,
       v.external_source_version,
       v.code_repo_url,
       v.code_commit_sha,
       v.code_entrypoint,
       ARRAY(SELECT h.field
               FROM jsonb_array_elements_text(
                        CASE jsonb_typeof(m.metadata->'held_for_review') WHEN 'array'
                        THEN m.metadata->'held_for_review' ELSE '[]' END) AS h (field))
           AS held_fields,
       (SELECT count(DISTINCT l.artifact_id) FROM model_links AS l
         WHERE l.base_model_id = v.artifact_id) AS derived_models,
       v.benchmark_id,
       v.eval_metrics_json AS metrics,
       f.files,
       f.file_bytes,
       g.missing IS NULL AS reproducible,
       g.missing,
       v.created_at
  FROM model_versions AS v
  JOIN ONLY artifacts AS a
    ON a.id = v.artifact_id
 CROSS JOIN LATERAL (SELECT a.metadata::jsonb AS metadata OFFSET 0) AS m
 CROSS JOIN LATERAL (SELECT count(*) AS files, sum(size_bytes) AS file_bytes
                       FROM model_files
                      WHERE model_files.artifact_id = v.artifact_id) AS f
 CROSS JOIN LATERAL (SELECT array_agg(model_gaps.rule ORDER BY model_gaps.rule) AS missing
                       FROM model_gaps
                      WHERE model_gaps.artifact_id = v.artifact_id) AS g
 WHERE v.archived_at IS NULL;

COMMENT ON VIEW   model_catalog                         IS 'One row per model version, for people who choose one. Archived versions are left out.';
COMMENT ON COLUMN model_catalog.artifact_id             IS 'The model version.';
COMMENT ON COLUMN model_catalog.lineage_id              IS 'Its lineage.';
COMMENT ON COLUMN model_catalog.title                   IS 'Name for people.';
COMMENT ON COLUMN model_catalog.badge                   IS 'external or internal.';
COMMENT ON COLUMN model_catalog.model_family            IS 'metadata.model_family.';
COMMENT ON COLUMN model_catalog.framework               IS 'metadata.framework.';
COMMENT ON COLUMN model_catalog.version                 IS 'Position in the lineage, from 1.';
COMMENT ON COLUMN model_catalog.version_tag             IS 'Version name for people.';
COMMENT ON COLUMN model_catalog.promotion_state         IS 'candidate, promoted, rejected or superseded.';
COMMENT ON COLUMN model_catalog.is_latest               IS 'True for the newest version of the lineage, whatever its state.';
COMMENT ON COLUMN model_catalog.aliases                 IS 'Aliases that name this version.';
COMMENT ON COLUMN model_catalog.base_model_id           IS 'The model that it was derived from first of all.';
COMMENT ON COLUMN model_catalog.external_source_url     IS 'Where an external model is published.';
COMMENT ON COLUMN model_catalog.external_source_version IS 'Its pinned version there.';
COMMENT ON COLUMN model_catalog.code_repo_url           IS 'Repository of its code.';
COMMENT ON COLUMN model_catalog.code_commit_sha         IS 'Pinned commit.';
COMMENT ON COLUMN model_catalog.code_entrypoint         IS 'What reproduces it.';
COMMENT ON COLUMN model_catalog.held_fields             IS 'Fields that wait for a person.';
COMMENT ON COLUMN model_catalog.derived_models          IS 'How many models derive from it directly.';
COMMENT ON COLUMN model_catalog.benchmark_id            IS 'The benchmark of the metrics.';
COMMENT ON COLUMN model_catalog.metrics                 IS 'Its headline metrics, as given.';
COMMENT ON COLUMN model_catalog.files                   IS 'How many files it has.';
COMMENT ON COLUMN model_catalog.file_bytes              IS 'Their size together, in bytes.';
COMMENT ON COLUMN model_catalog.reproducible            IS 'True where model_gaps has no row for it.';
COMMENT ON COLUMN model_catalog.missing                 IS 'The rules of model_gaps that it fails; NULL: none.';
COMMENT ON COLUMN model_catalog.created_at              IS 'When it was registered.';

COMMIT;
