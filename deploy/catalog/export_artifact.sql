-- Deploy model_registry:catalog/export_artifact to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE VIEW exported_artifacts AS
SELECT v.artifact_id, true AS is_model
  FROM model_versions AS v
 UNION
SELECT a.id::text, false
  FROM ONLY artifacts AS a
  JOIN (SELECT l.related_id AS id FROM model_links AS l
         UNION
        SELECT e.dataset_artifact_id FROM model_evaluations AS e) AS r
    ON r.id = a.id
 WHERE a.artifact_type <> 'model';

COMMENT ON VIEW exported_artifacts IS
'The artifacts that export_artifact() has a line for: the registered models, and what they refer to. An importer takes those that are no model first.';
COMMENT ON COLUMN exported_artifacts.artifact_id IS 'The artifact.';
COMMENT ON COLUMN exported_artifacts.is_model    IS 'Whether it is a registered model.';

-- Times in UTC, whatever the session's time zone: the same facts are the same bytes.
CREATE FUNCTION export_facts(artifact_id text)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SET search_path TO pg_catalog, pg_temp
SET TimeZone TO 'UTC'
AS $$
BEGIN
    RETURN jsonb_build_object(
        'links', (
            -- The first derivation is registered first, then the others in their order.
            SELECT jsonb_agg(jsonb_build_object('relation', l.relation, 'target', l.target_id)
                             ORDER BY l.base_model_id IS NULL, l.position,
                                      l.relation COLLATE "C", l.target_id COLLATE "C")
              FROM registry.model_links AS l
             WHERE l.artifact_id = export_facts.artifact_id),
        'files', (
            SELECT jsonb_agg(jsonb_strip_nulls(to_jsonb(f) - '{artifact_id,event_id}'::text[])
                             ORDER BY f.path COLLATE "C")
              FROM registry.model_files AS f
             WHERE f.artifact_id = export_facts.artifact_id),
        'evaluations', (
            SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
                                 'dataset', e.dataset_artifact_id, 'split', e.split,
                                 'dataset_name', e.dataset_name,
                                 'benchmark_id', e.benchmark_id, 'evaluator', e.evaluator))
                             || jsonb_build_object('metrics', e.metrics,
                                                   'evaluated_at', e.evaluated_at)
                             ORDER BY e.evaluated_at, e.benchmark_id COLLATE "C", e.evaluation_id)
              FROM registry.model_evaluations AS e
             WHERE e.artifact_id = export_facts.artifact_id),
        'aliases', (
            SELECT jsonb_agg(a.alias ORDER BY a.alias COLLATE "C")
              FROM registry.model_aliases AS a
             WHERE a.artifact_id = export_facts.artifact_id));
END
$$;

COMMENT ON FUNCTION export_facts(text) IS
'Takes a version; returns its links, files, evaluations and aliases as import_model() takes them.';

CREATE FUNCTION export_artifact(artifact_id text)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
SET TimeZone TO 'UTC'
AS $$
DECLARE
    _artifact record;
    _v        record;
    _line     jsonb;
BEGIN
    SELECT a.id, a.artifact_type, a.title, a.version_tag, a.changelog, a.origin_type, a.origin_url,
           coalesce(registry.try_json(a.metadata::text), '{}') AS metadata
      INTO _artifact
      FROM ONLY registry.artifacts AS a
     WHERE a.id = export_artifact.artifact_id;
    _line := jsonb_strip_nulls(to_jsonb(_artifact) - 'metadata')
          || jsonb_build_object('metadata', _artifact.metadata);
    IF _artifact.artifact_type <> 'model' THEN
        RETURN _line;
    END IF;
    PERFORM registry.require_version(artifact_id);
    SELECT v.training_started_at, v.training_completed_at, v.trained_by, v.gpu_allocation_id,
           v.promotion_state, v.promotion_notes, v.archived_at IS NOT NULL AS archived,
           (SELECT b.artifact_id FROM registry.model_versions AS b
             WHERE b.lineage_id = v.lineage_id AND b.lineage_position < v.lineage_position
             ORDER BY b.lineage_position DESC
             LIMIT 1) AS new_version_of
      INTO _v
      FROM registry.model_versions AS v
     WHERE v.artifact_id = export_artifact.artifact_id;
    RETURN _line || jsonb_strip_nulls(to_jsonb(_v))
           || jsonb_build_object('promotion_notes', _v.promotion_notes)
           || (SELECT coalesce(jsonb_object_agg(f.key, f.value), '{}')
                 FROM jsonb_each(registry.export_facts(artifact_id)) AS f
                WHERE f.value <> 'null');
END
$$;

COMMENT ON FUNCTION export_artifact(text) IS
'Takes an artifact of exported_artifacts; returns its line for import_model(): what was stated, measured and decided, without the history. Imported into an empty registry, it is exported as the same line again. Raises 23503 for an unknown artifact or a model that is not registered.';

REVOKE EXECUTE ON FUNCTION export_facts(text), export_artifact(text) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
