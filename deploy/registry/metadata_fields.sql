-- Deploy model_registry:registry/metadata_fields to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION metadata_fields(artifact_type text DEFAULT 'model')
RETURNS TABLE (
    name              text,
    title             text,
    description       text,
    type              text,
    required_internal boolean,
    required_external boolean,
    may_be_held       boolean
)
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _schema   jsonb;
    _fields   jsonb;
    _internal jsonb;
    _external jsonb;
BEGIN
    SELECT s.schema
      INTO _schema
      FROM registry.metadata_schemas AS s
     WHERE s.artifact_type = metadata_fields.artifact_type AND s.is_active;
    _fields := coalesce(_schema->'properties', '{}');
    -- What a variant of the schema requires, beside what every model needs.
    _internal := coalesce(_schema->'required', '[]') || coalesce(jsonb_path_query_first(
        _schema, '$.oneOf[*] ? (@.properties.is_external.enum == false).required'), '[]');
    _external := coalesce(_schema->'required', '[]') || coalesce(jsonb_path_query_first(
        _schema, '$.oneOf[*] ? (@.properties.is_external.enum == true).required'), '[]');

    RETURN QUERY
    SELECT f.name,
           _fields->f.name->>'title',
           _fields->f.name->>'description',
           CASE jsonb_typeof(_fields->f.name->'type')
                WHEN 'array' THEN (SELECT string_agg(t, ' or ')
                                     FROM jsonb_array_elements_text(_fields->f.name->'type') AS t)
                ELSE _fields->f.name->>'type'
           END,
           _internal ? f.name,
           _external ? f.name,
           coalesce(_fields #> '{held_for_review,items,enum}' ? f.name, false)
      FROM (SELECT jsonb_object_keys(_fields)
             UNION
            SELECT jsonb_array_elements_text(_internal || _external)) AS f (name)
     ORDER BY _internal ? f.name DESC, _external ? f.name DESC, f.name;
END
$$;

COMMENT ON FUNCTION metadata_fields(text) IS
'Takes an artifact type; returns a row per field of its active metadata schema: its name, title, description and type, whether an internal and an external model must have it, and whether it may be null while held_for_review names it.';

-- The HINT of refused metadata names it, so whoever can meet that error can call it. It shows the
-- fields of the schema and nothing of any model.
GRANT EXECUTE ON FUNCTION metadata_fields(text) TO PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
