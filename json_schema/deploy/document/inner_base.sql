-- Deploy json_schema:document/inner_base to pg

BEGIN;

CREATE FUNCTION json_schema.inner_base(
    root jsonb, loaded jsonb, location text, schema jsonb, base text)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _uri text := split_part(inner_base.location, '#', 1);
BEGIN
    -- A document is found by its URI and its $id alike: its base needs no name.
    IF jsonb_typeof(inner_base.schema -> '$id') IS DISTINCT FROM 'string'
       OR inner_base.schema ->> '$id' LIKE '#%' OR inner_base.location = _uri || '#' THEN
        RETURN inner_base.base;
    END IF;
    RETURN json_schema.schema_base(
        inner_base.schema,
        coalesce(inner_base.base, json_schema.schema_base(
            jsonb_build_object('$id', CASE _uri
                WHEN '' THEN inner_base.root -> '$id'
                ELSE inner_base.loaded #> ARRAY['documents', _uri, '$id'] END), _uri)));
END
$$;

COMMENT ON FUNCTION json_schema.inner_base(jsonb, jsonb, text, jsonb, text) IS
'Returns the base URI inside a schema, given that around it; NULL stands for that of the document.';

COMMIT;
