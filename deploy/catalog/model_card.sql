-- Deploy model_registry:catalog/model_card to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

-- One section of the card: its lines, or that nothing is known. What is missing stays visible.
CREATE FUNCTION card_section(heading text, body text)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    RETURN format(E'## %s\n\n%s\n', heading, coalesce(nullif(body, ''), 'not stated'));
END
$$;

COMMENT ON FUNCTION card_section(text, text) IS
'Takes a heading and Markdown (NULL or empty: "not stated"); returns a section.';

CREATE FUNCTION card_facts(facts text[])
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    RETURN (SELECT string_agg(format('- **%s:** %s', facts[i][1],
                                     coalesce(registry.markdown_text(facts[i][2]), 'not stated')),
                              E'\n' ORDER BY i)
              FROM generate_subscripts(facts, 1) AS i);
END
$$;

COMMENT ON FUNCTION card_facts(text[]) IS
'Takes pairs of a label and a text (NULL: "not stated"); returns a Markdown list.';

CREATE FUNCTION model_card(artifact_id text, with_history boolean DEFAULT true)
RETURNS text
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _front CONSTANT text[] := '{license,library_name,base_model,base_model_relation,datasets,
                                metrics,tags,model-index,model_registry}';
    _time  CONSTANT text := 'YYYY-MM-DD HH24:MI "UTC"';
    _data  jsonb := registry.model_card_data(artifact_id);
    _v     record;
    _m     jsonb;
    _card  text;
BEGIN
    SELECT v.*, a.title, a.version_tag, registry.try_json(a.metadata::text) AS metadata INTO _v
      FROM registry.model_versions AS v
      JOIN ONLY registry.artifacts AS a
        ON a.id = v.artifact_id
     WHERE v.artifact_id = model_card.artifact_id;
    _m := _v.metadata;
    SELECT E'---\n' || string_agg(registry.to_yaml(jsonb_build_object(f.key, _data->f.key), 0),
                                  E'\n' ORDER BY f.position) || E'\n---\n'
      INTO _card
      FROM unnest(_front) WITH ORDINALITY AS f (key, position)
     WHERE _data ? f.key;
    RETURN concat_ws(E'\n', _card,
        format(E'# %s\n', registry.markdown_text(_v.title)),
        registry.card_section('What it is', registry.card_facts(ARRAY[
            ['Artifact', artifact_id],
            ['Version', format('%s of lineage %s%s', _v.lineage_position, _v.lineage_id,
                               ', ' || _v.version_tag)],
            ['State', _v.promotion_state || coalesce(': ' || _v.promotion_notes, '')],
            ['Family', _m->>'model_family'], ['Framework', _m->>'framework'],
            ['Parameters', _m->>'parameter_count'], ['Licence', _m->>'license'],
            ['Description', _m->>'description']])),
        registry.card_section('Where it came from', registry.card_facts(ARRAY[
            ['Made', CASE WHEN _v.is_external THEN 'elsewhere' ELSE 'here' END],
            ['Source', _v.external_source_url], ['Source version', _v.external_source_version],
            ['Derived from', (SELECT string_agg(format('%s (%s)', l.target_id,
                                                       replace(l.relation, '_', ' ')), ', '
                                                ORDER BY l.position)
                                FROM registry.model_links AS l
                               WHERE l.artifact_id = _v.artifact_id
                                 AND l.base_model_id IS NOT NULL)],
            ['Training data', _m->>'training_data']])),
        registry.card_section('How to reproduce it', registry.card_facts(ARRAY[
            ['Code', _v.code_repo_url], ['Commit', _v.code_commit_sha],
            ['Entrypoint', _v.code_entrypoint], ['Trained by', _v.trained_by],
            ['Training started', to_char(_v.training_started_at AT TIME ZONE 'UTC', _time)],
            ['Training ended', to_char(_v.training_completed_at AT TIME ZONE 'UTC', _time)],
            ['Allocation', _v.gpu_allocation_id]])
            || coalesce(E'\n- **Parameters of the training:**\n\n'
                        || regexp_replace(registry.escape_unprintable(
                               jsonb_pretty(_v.training_params_json)), '^', '      ', 'gn'), '')),
        registry.card_section('How good it is', registry.card_evaluations(artifact_id)),
        registry.card_section('Intended use', registry.markdown_text(_m->>'intended_use')),
        registry.card_section('Out of scope', registry.markdown_text(_m->>'out_of_scope')),
        registry.card_section('Limitations', registry.markdown_text(_m->>'limitations')),
        registry.card_section('Risks', registry.markdown_text(_m->>'risks')),
        registry.card_section('Files', registry.card_files(artifact_id)),
        registry.card_section('Held for review', (
            SELECT string_agg('- ' || registry.markdown_text(h.field), E'\n')
              FROM jsonb_array_elements_text(
                       CASE jsonb_typeof(_m->'held_for_review') WHEN 'array'
                       THEN _m->'held_for_review' ELSE '[]' END) AS h (field))),
        CASE WHEN with_history
             THEN registry.card_section('History', registry.card_history(artifact_id)) END);
END
$$;

COMMENT ON FUNCTION model_card(text, boolean) IS
'Takes an artifact id, and true for a card with the history; returns its model card: metadata in YAML that Hugging Face reads (model_card_data()), then Markdown: what the model is, where it came from, how to reproduce it, how good it is, what it is for, files, what is held, history. What nobody stated says so. Raises 23503 for an unknown model.';

REVOKE EXECUTE ON FUNCTION card_section(text, text), card_facts(text[]), model_card(text, boolean)
  FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
