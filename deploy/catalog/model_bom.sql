-- Deploy model_registry:catalog/model_bom to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

-- The training run as a workflow, where anything of it is known.
CREATE FUNCTION bom_formula(artifact_id text)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _iso CONSTANT text := 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"';
    _v   record;
BEGIN
    SELECT * INTO _v FROM registry.model_versions AS v
     WHERE v.artifact_id = bom_formula.artifact_id;
    IF coalesce(_v.training_started_at::text, _v.training_completed_at::text, _v.trained_by,
                _v.gpu_allocation_id, _v.training_params_json::text, _v.code_entrypoint) IS NULL
    THEN
        RETURN NULL;
    END IF;
    RETURN jsonb_build_object('workflows', jsonb_build_array(jsonb_strip_nulls(jsonb_build_object(
        'bom-ref', artifact_id || '/training', 'uid', artifact_id || '/training',
        'name', 'training', 'taskTypes', '["build"]'::jsonb,
        'description', _v.code_entrypoint,
        'timeStart', to_char(_v.training_started_at AT TIME ZONE 'UTC', _iso),
        'timeEnd', to_char(_v.training_completed_at AT TIME ZONE 'UTC', _iso),
        'properties', registry.bom_properties(jsonb_build_object(
            'trained_by', _v.trained_by, 'gpu_allocation_id', _v.gpu_allocation_id,
            'training_params', _v.training_params_json, 'code_repo_url', _v.code_repo_url,
            'code_commit_sha', _v.code_commit_sha))))));
END
$$;

COMMENT ON FUNCTION bom_formula(text) IS
'Takes an artifact id; returns how the model was trained as a formula of CycloneDX, NULL where nothing of it is known.';

CREATE FUNCTION bom_document(
    subject jsonb, components jsonb, formulation jsonb, changed_at timestamptz
)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _digest CONSTANT text := md5(jsonb_build_array(subject, components, formulation)::text);
BEGIN
    -- The serial number is a UUID of version 8 (RFC 9562, section 5.8): the same content has the
    -- same number, other content another one. So each document is version 1 of its number.
    RETURN jsonb_strip_nulls(jsonb_build_object(
        'bomFormat', 'CycloneDX', 'specVersion', '1.6', 'version', 1,
        'serialNumber', 'urn:uuid:' || overlay(overlay(_digest PLACING '8' FROM 13) PLACING '8'
                                               FROM 17)::uuid,
        'metadata', jsonb_build_object(
            'timestamp', to_char(changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
            'tools', '{"components": [{"type": "application", "name": "model_registry"}]}'::jsonb,
            'component', subject),
        'components', components, 'formulation', formulation));
END
$$;

COMMENT ON FUNCTION bom_document(jsonb, jsonb, jsonb, timestamptz) IS
'Takes what a bill of materials is about, its components and formulas (NULL: none), and when any of it last changed (NULL: not stated); returns the document in CycloneDX 1.6.';

CREATE FUNCTION model_bom(artifact_id text)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _component jsonb := registry.model_component(artifact_id);
    _formula   jsonb := registry.bom_formula(artifact_id);
    _time      timestamptz;
BEGIN
    SELECT max(e.occurred_at) INTO _time FROM registry.model_events AS e
     WHERE e.artifact_id = model_bom.artifact_id;
    RETURN registry.bom_document(
        _component, NULL::jsonb,
        CASE WHEN _formula IS NOT NULL THEN jsonb_build_array(_formula) END,
        _time);
END
$$;

COMMENT ON FUNCTION model_bom(text) IS
'Takes an artifact id; returns the bill of materials of the model in CycloneDX 1.6: the model with version, package URL or references, licence, files with digests, model card, ancestors, how it was trained, and the rest as properties. Its timestamp is that of the last event of the model: the same content is the same document. Raises 23503 for an unknown model.';

CREATE FUNCTION registry_bom(filter jsonb DEFAULT '{"promotion_state": "promoted"}')
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _id         text;
    _components jsonb[] := '{}';
    _formulas   jsonb[] := '{}';
    _time       timestamptz;
BEGIN
    FOR _id IN
        SELECT v.artifact_id FROM registry.model_versions AS v
         WHERE v.archived_at IS NULL AND to_jsonb(v) @> filter
         ORDER BY v.artifact_id COLLATE "C"
    LOOP
        _components := _components || registry.model_component(_id);
        _formulas := array_remove(_formulas || registry.bom_formula(_id), NULL::jsonb);
        SELECT greatest(_time, max(e.occurred_at)) INTO _time FROM registry.model_events AS e
         WHERE e.artifact_id = _id;
    END LOOP;
    RETURN registry.bom_document(
        '{"type": "platform", "name": "model_registry", "bom-ref": "model_registry"}'::jsonb,
        to_jsonb(_components), to_jsonb(_formulas), _time);
END
$$;

COMMENT ON FUNCTION registry_bom(jsonb) IS
'Takes columns of model_versions and their values, such as {"promotion_state": "promoted"}; returns one bill of materials of all models that have them, in CycloneDX 1.6. Archived ones are left out.';

REVOKE EXECUTE ON FUNCTION
    bom_formula(text), bom_document(jsonb, jsonb, jsonb, timestamptz), model_bom(text),
    registry_bom(jsonb) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
