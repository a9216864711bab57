-- Deploy model_registry:catalog/model_card_data to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

-- The keys and their meaning: huggingface_hub's ModelCardData and its model-index.
CREATE FUNCTION model_card_data(artifact_id text)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _artifact record;
    _m        jsonb;
    _bases    jsonb;
    _relation text;
    _datasets jsonb;
    _results  jsonb;
BEGIN
    PERFORM registry.require_version(artifact_id);
    SELECT a.title, a.version_tag, registry.try_json(a.metadata::text) AS metadata
      INTO _artifact
      FROM ONLY registry.artifacts AS a
     WHERE a.id = model_card_data.artifact_id;
    _m := _artifact.metadata;
    SELECT jsonb_agg(l.base_model_id ORDER BY l.position),
           (array_agg(CASE l.relation WHEN 'fine_tuned_from' THEN 'finetune'
                                      WHEN 'adapter_of'      THEN 'adapter'
                                      WHEN 'quantized_from'  THEN 'quantized'
                                      WHEN 'merged_from'     THEN 'merge' END
                      ORDER BY l.position))[1]
      INTO _bases, _relation
      FROM registry.model_links AS l
     WHERE l.artifact_id = model_card_data.artifact_id AND l.base_model_id IS NOT NULL;
    SELECT jsonb_agg(l.target_id ORDER BY l.position) INTO _datasets
      FROM registry.model_links AS l
     WHERE l.artifact_id = model_card_data.artifact_id AND l.relation = 'trained_on';
    SELECT jsonb_agg(jsonb_build_object(
               'task', jsonb_build_object('type', coalesce(_m->>'task', 'other')),
               'dataset', jsonb_strip_nulls(jsonb_build_object(
                   'type', coalesce(e.dataset_artifact_id, e.dataset_name, 'unknown'),
                   'name', coalesce(e.dataset_name, e.dataset_artifact_id, 'not stated'),
                   'split', e.split,
                   'args', jsonb_build_object(
                       'benchmark_id', e.benchmark_id, 'evaluator', e.evaluator,
                       'evaluated_at', to_char(e.evaluated_at AT TIME ZONE 'UTC',
                                               'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')))),
               'metrics', c.metrics) ORDER BY e.evaluated_at, e.evaluation_id)
      INTO _results
      FROM registry.model_evaluations AS e
      JOIN (SELECT m.evaluation_id,
                   jsonb_agg(jsonb_build_object(
                       'type', m.metric, 'value', m.value,
                       'args', CASE WHEN coalesce(m.ci_low, m.ci_high) IS NOT NULL
                               THEN jsonb_build_object('ci_low', m.ci_low, 'ci_high', m.ci_high)
                               END) ORDER BY m.metric COLLATE "C") AS metrics
              FROM registry.model_metrics AS m
             WHERE m.artifact_id = model_card_data.artifact_id
             GROUP BY m.evaluation_id) AS c
        ON c.evaluation_id = e.evaluation_id
     WHERE e.artifact_id = model_card_data.artifact_id;
    RETURN jsonb_strip_nulls(jsonb_build_object(
        'license', _m->'license',
        'library_name', _m->'framework',
        'base_model', _bases,
        'base_model_relation', _relation,
        'datasets', _datasets,
        'metrics', (SELECT jsonb_agg(DISTINCT m.metric)
                      FROM registry.model_metrics AS m
                     WHERE m.artifact_id = model_card_data.artifact_id),
        'tags', CASE WHEN jsonb_typeof(_m->'tags') = 'array'
                      AND NOT _m @? '$.tags[*] ? (@.type() != "string")' THEN _m->'tags' END,
        'model-index', CASE WHEN _results IS NOT NULL THEN jsonb_build_array(
                           jsonb_build_object('name', _artifact.title, 'results', _results)) END,
        'model_registry', jsonb_build_object(
            'id', artifact_id, 'title', _artifact.title, 'version_tag', _artifact.version_tag,
            'metadata', _m::text)));
END
$$;

COMMENT ON FUNCTION model_card_data(text) IS
'Takes an artifact id; returns the metadata of its model card as an object, in the keys of Hugging Face: license, library_name, base_model, base_model_relation, datasets, metrics, tags and model-index with an entry per evaluation; and model_registry, which holds what has no key there: the id, the title, and the metadata as text. Raises 23503 for an unknown model.';

REVOKE EXECUTE ON FUNCTION model_card_data(text) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
