-- Deploy json_schema:document/identifiers to pg

BEGIN;

CREATE FUNCTION json_schema.identifiers(uri text, document jsonb)
RETURNS jsonb
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
    SELECT CASE
        WHEN jsonb_path_exists(identifiers.document, 'lax $.*.**."$id"')
        THEN json_schema.scan(identifiers.uri, identifiers.document, '', identifiers.uri)
             -> 'identifiers'
        ELSE jsonb_build_object(
                 identifiers.uri, identifiers.uri || '#',
                 json_schema.schema_base(identifiers.document, identifiers.uri),
                 identifiers.uri || '#')
    END;
$$;

COMMENT ON FUNCTION json_schema.identifiers(text, jsonb) IS
'Returns the URIs by which a $ref can name a document and the schemas in it, with their locations.';

COMMIT;
