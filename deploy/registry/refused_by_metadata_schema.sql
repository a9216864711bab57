-- Deploy model_registry:registry/refused_by_metadata_schema to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION refused_by_metadata_schema(
    version       integer,
    artifact_type text DEFAULT 'model'
)
RETURNS TABLE (artifact_id text, error_count bigint, first_error text)
LANGUAGE sql
STABLE
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
    SELECT a.id, count(*), min(format('%s (%s): %s', e.instance_location, e.keyword, e.error))
      FROM registry.metadata_schemas AS s
      JOIN ONLY registry.artifacts AS a
        ON a.artifact_type = s.artifact_type
     CROSS JOIN json_schema.errors(
               s.schema, coalesce(registry.try_json(a.metadata::text), to_jsonb(a.metadata::text),
                                  'null'), true, NULL::integer) AS e
     WHERE s.artifact_type = refused_by_metadata_schema.artifact_type
       AND s.version = refused_by_metadata_schema.version
     GROUP BY a.id
     ORDER BY a.id
$$;

COMMENT ON FUNCTION refused_by_metadata_schema(integer, text) IS
'Takes a version of the metadata schema, and the artifact type; returns the artifacts whose metadata it would refuse, with the number of errors and one of them. Reads every artifact of the type; changes nothing. Ask before activate_metadata_schema().';

REVOKE EXECUTE ON FUNCTION refused_by_metadata_schema(integer, text) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
