-- Deploy model_registry:catalog/model_component to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

-- Licences as the SPDX licence list (spdx.org/licenses) writes them; others go by name.
CREATE FUNCTION bom_license(license text)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _known CONSTANT text[] := '{MIT,Apache-2.0,BSD-2-Clause,BSD-3-Clause,CC0-1.0,CC-BY-4.0,
        CC-BY-SA-4.0,CC-BY-NC-4.0,CC-BY-NC-SA-4.0,CC-BY-NC-ND-4.0,CC-BY-ND-4.0,GPL-2.0-only,
        GPL-3.0-only,LGPL-3.0-only,AGPL-3.0-only,MPL-2.0,ISC,Unlicense}';
    _id    text;
BEGIN
    SELECT k.id INTO _id FROM unnest(_known) AS k (id)
     WHERE lower(k.id) = lower(license);
    RETURN jsonb_build_array(jsonb_build_object('license', jsonb_build_object(
               CASE WHEN _id IS NULL THEN 'name' ELSE 'id' END, coalesce(_id, license))));
END
$$;

COMMENT ON FUNCTION bom_license(text) IS
'Takes a licence; returns it as CycloneDX holds it: by its SPDX identifier where it is a common one, else by name.';

CREATE FUNCTION bom_properties(facts jsonb)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    RETURN (SELECT jsonb_agg(jsonb_build_object('name', 'model_registry:' || f.key,
                                                'value', f.value #>> '{}') ORDER BY f.key)
              FROM jsonb_each(facts) AS f
             WHERE f.value <> 'null');
END
$$;

COMMENT ON FUNCTION bom_properties(jsonb) IS
'Takes an object; returns its members as properties of CycloneDX, which are pairs of texts. NULL where there is none.';

CREATE FUNCTION model_component(artifact_id text)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _v         record;
    _m         jsonb;
    _files     jsonb;
    _ancestors jsonb;
BEGIN
    PERFORM registry.require_version(artifact_id);
    SELECT v.*, a.title, registry.try_json(a.metadata::text) AS metadata INTO _v
      FROM registry.model_versions AS v
      JOIN ONLY registry.artifacts AS a
        ON a.id = v.artifact_id
     WHERE v.artifact_id = model_component.artifact_id;
    _m := _v.metadata;
    SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
               'type', 'file', 'name', f.path,
               'bom-ref', format('%s/file/%s', f.artifact_id, f.path),
               'mime-type', substring(f.media_type FROM '^[-+a-z0-9.]+/[-+a-z0-9.]+$'),
               'hashes', jsonb_build_array(jsonb_build_object('alg', 'SHA-256',
                                                              'content', f.sha256)),
               'externalReferences', CASE WHEN f.url IS NOT NULL THEN jsonb_build_array(
                   jsonb_build_object('type', 'distribution', 'url', f.url)) END,
               'properties', registry.bom_properties(
                   jsonb_build_object('size_bytes', f.size_bytes)))) ORDER BY f.path COLLATE "C")
      INTO _files
      FROM registry.model_files AS f
     WHERE f.artifact_id = model_component.artifact_id;
    SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
               'type', 'machine-learning-model', 'name', a.title,
               'version', left(coalesce(b.external_source_version, b.lineage_position::text), 1024),
               'properties', registry.bom_properties(jsonb_build_object(
                   'artifact_id', l.base_model_id, 'relation', l.relation)))) ORDER BY l.position)
      INTO _ancestors
      FROM registry.model_links AS l
      JOIN registry.model_versions AS b
        ON b.artifact_id = l.base_model_id
      JOIN ONLY registry.artifacts AS a
        ON a.id = l.base_model_id
     WHERE l.artifact_id = model_component.artifact_id;
    RETURN jsonb_strip_nulls(jsonb_build_object(
        'type', 'machine-learning-model', 'bom-ref', artifact_id, 'name', _v.title,
        'version', left(coalesce(_v.external_source_version, _v.lineage_position::text), 1024),
        'description', _m->>'description',
        'purl', registry.hugging_face_purl(_v.external_source_url, _v.external_source_version),
        'licenses', registry.bom_license(nullif(_m->>'license', '')),
        'externalReferences', registry.bom_references(_v.external_source_url, _v.code_repo_url),
        'components', _files,
        'pedigree', nullif(jsonb_strip_nulls(jsonb_build_object(
            'ancestors', _ancestors,
            'commits', CASE WHEN _v.code_commit_sha IS NOT NULL THEN jsonb_build_array(
                jsonb_build_object('uid', _v.code_commit_sha, 'url', _v.code_repo_url)) END)),
            '{}'),
        'modelCard', registry.bom_model_card(artifact_id, _m),
        'properties', registry.bom_properties(jsonb_build_object(
            'artifact_id', artifact_id, 'lineage_id', _v.lineage_id,
            'lineage_position', _v.lineage_position, 'is_external', _v.is_external,
            'framework', _m->'framework', 'parameter_count', _m->'parameter_count',
            'promotion_state', _v.promotion_state, 'promotion_notes', _v.promotion_notes,
            'code_entrypoint', _v.code_entrypoint, 'benchmark_id', _v.benchmark_id,
            'held_for_review', _m->'held_for_review'))));
END
$$;

COMMENT ON FUNCTION model_component(text) IS
'Takes an artifact id; returns the model as a component of a CycloneDX 1.6 bill of materials. Raises 23503 for an unknown model.';

REVOKE EXECUTE ON FUNCTION bom_license(text), bom_properties(jsonb), model_component(text)
  FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
