-- Deploy model_registry:registry/state_evaluation to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION state_evaluation(
    version jsonb, changes jsonb, dataset_name text, follows_link boolean
)
RETURNS boolean
LANGUAGE plpgsql
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _id        text := version->>'artifact_id';
    _benchmark text := version->>'benchmark_id';
    _metrics   jsonb := nullif(version->'eval_metrics_json', 'null');
    _dataset   text := version->>'eval_dataset_artifact_id';
    _newest    record;
BEGIN
    SELECT * INTO _newest FROM registry.newest_evaluation(_id, _benchmark);
    IF changes->>'benchmark_id' IS NOT NULL AND NOT changes ? 'eval_metrics_json'
       AND _newest.metrics IS NOT NULL AND _newest.metrics IS DISTINCT FROM _metrics THEN
        -- Nobody says that these metrics were measured on that benchmark. What was, is known.
        UPDATE registry.model_versions AS v
           SET eval_metrics_json = _newest.metrics
         WHERE v.artifact_id = _id;
        RETURN false;
    END IF;
    IF _newest.metrics IS DISTINCT FROM _metrics
       OR changes ? 'eval_dataset_artifact_id' AND _newest.dataset_artifact_id <> _dataset
          AND NOT follows_link THEN
        PERFORM registry.append_evaluation(_id, _metrics, _dataset, dataset_name, NULL::text,
                                           _benchmark, NULL::timestamptz, NULL::text, NULL::text);
        RETURN false;
    END IF;
    IF changes ? 'eval_dataset_artifact_id' AND _newest.dataset_artifact_id IS NULL THEN
        UPDATE registry.model_evaluations AS e
           SET dataset_artifact_id = _dataset
         WHERE e.evaluation_id = _newest.evaluation_id;
        RETURN false;
    END IF;
    RETURN NOT changes ? 'eval_dataset_artifact_id'
           OR _newest.dataset_artifact_id IS NOT DISTINCT FROM _dataset;
END
$$;

COMMENT ON FUNCTION state_evaluation(jsonb, jsonb, text, boolean) IS
'Takes a row of model_versions, its columns that an UPDATE changed, the name of its evaluation data, and whether its data set follows a change of the links, which measures nothing. Adds an evaluation where the newest one says something else; fills in the data set of one that names none. Returns true where the newest one said it already, and the history with it.';

REVOKE EXECUTE ON FUNCTION state_evaluation(jsonb, jsonb, text, boolean) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
