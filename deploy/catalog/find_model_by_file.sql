-- Deploy model_registry:catalog/find_model_by_file to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION find_model_by_file(sha256 text)
RETURNS TABLE (
    artifact_id text, path text, size_bytes bigint, title text, lineage_id text,
    promotion_state text
)
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
BEGIN
    RETURN QUERY
    SELECT f.artifact_id, f.path, f.size_bytes, a.title::text, v.lineage_id, v.promotion_state
      FROM registry.model_files AS f
      JOIN registry.model_versions AS v
        ON v.artifact_id = f.artifact_id
      JOIN ONLY registry.artifacts AS a
        ON a.id = f.artifact_id
     WHERE f.sha256 = lower(find_model_by_file.sha256)
     ORDER BY f.artifact_id, f.path;
END
$$;

COMMENT ON FUNCTION find_model_by_file(text) IS
'Takes the SHA-256 of a file in hexadecimal; returns the model versions that have it, with the path, the size, and the state of the version.';

REVOKE EXECUTE ON FUNCTION find_model_by_file(text) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
