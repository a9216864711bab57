-- Deploy model_registry:backfill/legacy_references to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

-- Legacy models may refer to each other in a cycle. A registered model ends the search: what it
-- refers to was registered before it. Only the base model that was set aside for a cycle is
-- followed from there, so that every model of the cycle gets the same answer.
CREATE FUNCTION refers_back(reference_id text, artifact_id text, with_bases boolean)
RETURNS boolean
LANGUAGE plpgsql
STABLE
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    RETURN EXISTS (
        WITH RECURSIVE reached (id) AS (
            SELECT refers_back.reference_id
             UNION
            SELECT reference.id
              FROM reached AS r
              JOIN ONLY registry.artifacts AS a
                ON a.id = r.id AND a.artifact_type = 'model'
              LEFT JOIN registry.model_versions AS v
                ON v.artifact_id = a.id
             CROSS JOIN LATERAL registry.decode_legacy(a.metadata::text) AS document
             CROSS JOIN LATERAL (VALUES
                    (CASE WHEN v.artifact_id IS NULL THEN a.parent_version_id END),
                    (CASE WHEN NOT with_bases THEN NULL
                          WHEN v.artifact_id IS NULL THEN document->>'base_model_id'
                          ELSE document #>> '{legacy_values,base_model_id}' END)
                   ) AS reference (id)
             WHERE reference.id IS NOT NULL AND r.id <> refers_back.artifact_id
        )
        SELECT FROM reached AS r WHERE r.id = refers_back.artifact_id);
END
$$;

COMMENT ON FUNCTION refers_back(text, text, boolean) IS
'Takes the id that a legacy model refers to, the id of that model, and whether base models are followed beside parent versions; returns whether the references lead back to the model.';

CREATE FUNCTION base_model_fault(artifact_id text, base_model_id text)
RETURNS text
LANGUAGE plpgsql
STABLE
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM FROM ONLY registry.artifacts AS a
      WHERE a.id = base_model_fault.base_model_id AND a.artifact_type = 'model';
    RETURN CASE WHEN base_model_id IS NULL THEN NULL
                WHEN base_model_id = artifact_id THEN 'a model is not its own base model'
                WHEN NOT FOUND THEN 'no model has this id'
                WHEN registry.refers_back(base_model_id, artifact_id, true)
                THEN 'that model is derived from this one'
           END;
END
$$;

COMMENT ON FUNCTION base_model_fault(text, text) IS
'Takes the id of a legacy model and that of its base model; returns why that cannot be its base model, NULL where it can.';

REVOKE EXECUTE ON FUNCTION refers_back(text, text, boolean), base_model_fault(text, text)
  FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
