-- Deploy model_registry:catalog/bom_parts to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

-- The type huggingface of the package-url specification: owner and name, the revision as version.
CREATE FUNCTION hugging_face_purl(url text, version text)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _repository CONSTANT text := substring(
        url FROM '^https://huggingface[.]co/([A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+)/?$');
BEGIN
    RETURN 'pkg:huggingface/' || _repository
           || CASE WHEN version ~ '^[A-Za-z0-9_.-]+$' THEN '@' || version ELSE '' END;
END
$$;

COMMENT ON FUNCTION hugging_face_purl(text, text) IS
'Takes where a model is published, and its version there; returns its package URL where that is the Hugging Face Hub, else NULL.';

CREATE FUNCTION bom_references(source_url text, code_url text)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    RETURN (SELECT jsonb_agg(jsonb_build_object('type', r.type, 'url', r.url) ORDER BY r.type)
              FROM (VALUES ('distribution', source_url), ('vcs', code_url)) AS r (type, url)
             WHERE json_schema.is_format('iri-reference', r.url));
END
$$;

COMMENT ON FUNCTION bom_references(text, text) IS
'Takes where a model and its code are published (NULL: nowhere); returns the external references of CycloneDX, NULL for none.';

CREATE FUNCTION bom_model_card(artifact_id text, metadata jsonb)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _use      CONSTANT text := metadata->>'intended_use';
    _limits   CONSTANT text := metadata->>'limitations';
    _risks    CONSTANT text := metadata->>'risks';
    _metrics  jsonb;
    _datasets jsonb;
BEGIN
    SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
               'type', m.metric, 'value', m.value::text,
               'slice', nullif(concat_ws(', ', m.dataset, e.split, m.benchmark_id), ''),
               'confidenceInterval', CASE WHEN coalesce(m.ci_low, m.ci_high) IS NOT NULL
                   THEN jsonb_build_object('lowerBound', m.ci_low::text,
                                           'upperBound', m.ci_high::text) END))
               ORDER BY e.evaluated_at, e.evaluation_id, m.metric COLLATE "C")
      INTO _metrics
      FROM registry.model_metrics AS m
      JOIN registry.model_evaluations AS e
        ON e.evaluation_id = m.evaluation_id
     WHERE m.artifact_id = bom_model_card.artifact_id;
    SELECT jsonb_agg(jsonb_build_object('type', 'dataset', 'name', d.name, 'description', d.role)
                     ORDER BY d.role DESC, d.name)
      INTO _datasets
      FROM (SELECT metadata->>'training_data', 'training data'
            UNION
            SELECT coalesce(e.dataset_name, e.dataset_artifact_id), 'evaluation data'
              FROM registry.model_evaluations AS e
             WHERE e.artifact_id = bom_model_card.artifact_id) AS d (name, role)
     WHERE d.name IS NOT NULL;
    RETURN jsonb_strip_nulls(jsonb_build_object(
        'modelParameters', jsonb_build_object(
            'task', metadata->>'task', 'architectureFamily', metadata->>'model_family',
            'modelArchitecture', metadata->>'architecture', 'datasets', _datasets),
        'quantitativeAnalysis', CASE WHEN _metrics IS NOT NULL
            THEN jsonb_build_object('performanceMetrics', _metrics) END,
        'considerations', jsonb_build_object(
            'useCases', CASE WHEN _use IS NOT NULL THEN jsonb_build_array(_use) END,
            'technicalLimitations', CASE WHEN _limits IS NOT NULL
                                    THEN jsonb_build_array(_limits) END,
            'ethicalConsiderations', CASE WHEN _risks IS NOT NULL THEN jsonb_build_array(
                jsonb_build_object('name', _risks)) END)));
END
$$;

COMMENT ON FUNCTION bom_model_card(text, jsonb) IS
'Takes an artifact id and its metadata; returns the modelCard of its component: parameters, data sets, metrics with their intervals, considerations.';

REVOKE EXECUTE ON FUNCTION
    hugging_face_purl(text, text), bom_references(text, text), bom_model_card(text, jsonb)
    FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
