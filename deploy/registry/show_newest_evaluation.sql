-- Deploy model_registry:registry/show_newest_evaluation to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION show_newest_evaluation()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _version  record;
    _metadata jsonb;
    _changes  jsonb;
BEGIN
    SELECT v.benchmark_id, v.eval_metrics_json, v.eval_dataset_artifact_id,
           a.metadata::text AS metadata
      INTO _version
      FROM registry.model_versions AS v
      JOIN ONLY registry.artifacts AS a
        ON a.id = v.artifact_id
     WHERE v.artifact_id = NEW.artifact_id;
    IF NEW.benchmark_id IS DISTINCT FROM _version.benchmark_id THEN
        RETURN NULL;
    END IF;
    -- An evaluation that names no data set says nothing about the one that is stated.
    _metadata := registry.read_metadata(NEW.artifact_id, _version.metadata);
    IF NEW.metrics IS NOT DISTINCT FROM _version.eval_metrics_json
       AND (NEW.dataset_artifact_id = _version.eval_dataset_artifact_id) IS NOT FALSE
       AND (NEW.dataset_name = _metadata->>'evaluation_dataset') IS NOT FALSE THEN
        RETURN NULL;
    END IF;
    PERFORM FROM registry.newest_evaluation(NEW.artifact_id, NEW.benchmark_id) AS n
      WHERE n.evaluation_id = NEW.evaluation_id;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;

    _changes := jsonb_build_object('evaluation_metrics', NEW.metrics)
             || CASE WHEN NEW.dataset_name IS NULL THEN '{}'
                     ELSE jsonb_build_object('evaluation_dataset', NEW.dataset_name) END;
    IF jsonb_typeof(_metadata->'held_for_review') = 'array' THEN
        _changes := _changes || jsonb_build_object('held_for_review',
            (_metadata->'held_for_review') - ARRAY(SELECT jsonb_object_keys(_changes)));
    END IF;
    PERFORM registry.sync_metadata(NEW.artifact_id, _changes);
    IF (NEW.dataset_artifact_id = _version.eval_dataset_artifact_id) IS NOT TRUE
       AND NEW.dataset_artifact_id IS NOT NULL THEN
        UPDATE registry.model_versions AS v
           SET eval_dataset_artifact_id = NEW.dataset_artifact_id
         WHERE v.artifact_id = NEW.artifact_id;
    END IF;
    RETURN NULL;
END
$$;

COMMENT ON FUNCTION show_newest_evaluation() IS
'Trigger: metadata and model_versions show the metrics and the data set of the newest evaluation of the benchmark that the model names. What was held for review and is now known is released. Raises 23514 where the metadata schema refuses them, MR008 where a trigger of the application changes them again.';

REVOKE EXECUTE ON FUNCTION show_newest_evaluation() FROM PUBLIC;

CREATE TRIGGER model_evaluations_30_show_newest
    AFTER INSERT ON model_evaluations
    FOR EACH ROW EXECUTE FUNCTION show_newest_evaluation();

COMMENT ON TRIGGER model_evaluations_30_show_newest ON model_evaluations IS
'The newest evaluation of its own benchmark is what a model shows.';

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
