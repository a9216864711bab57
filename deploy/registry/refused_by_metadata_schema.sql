-- Deploy model_registry:registry/refused_by_metadata_schema to pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

CREATE FUNCTION refused_by_metadata_schema(version integer)
RETURNS TABLE (artifact_id text, error_count bigint, first_error text)
LANGUAGE sql
STABLE
SET search_path FROM CURRENT
AS $$
    SELECT a.id, count(*), min(format('%s (%s): %s', e.instance_location, e.keyword, e.error))
      FROM metadata_schemas AS s
      JOIN artifacts AS a
        ON a.artifact_type = s.artifact_type
     CROSS JOIN json_schema.errors(s.schema, a.metadata::jsonb, true) AS e
     WHERE s.artifact_type = 'model'
       AND s.version = refused_by_metadata_schema.version
     GROUP BY a.id
     ORDER BY a.id
$$;

COMMENT ON FUNCTION refused_by_metadata_schema(integer) IS
'Takes a version of the metadata schema; returns the models whose metadata it would refuse, with the number of errors and one of them. Reads every model; changes nothing. Ask before activate_metadata_schema().';

REVOKE EXECUTE ON FUNCTION refused_by_metadata_schema(integer) FROM PUBLIC;

COMMIT;
