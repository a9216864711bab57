-- Deploy json_schema:document/schema_at to pg

BEGIN;

CREATE FUNCTION json_schema.schema_at(root jsonb, loaded jsonb, location text)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _uri  text := split_part(schema_at.location, '#', 1);
    _path text[] := json_schema.pointer_tokens(substr(schema_at.location, length(_uri) + 2));
BEGIN
    -- #> finds its way without copying what is around, but takes -1, +1 and 01 for an index.
    IF schema_at.location ~ '/([-+]|0[0-9])' THEN
        RETURN json_schema.pointer_get(
            CASE _uri WHEN '' THEN schema_at.root
                 ELSE schema_at.loaded #> ARRAY['documents', _uri] END,
            substr(schema_at.location, length(_uri) + 2));
    END IF;
    RETURN CASE _uri
        WHEN '' THEN schema_at.root #> _path
        ELSE schema_at.loaded #> (ARRAY['documents', _uri] || _path)
    END;
END
$$;

COMMENT ON FUNCTION json_schema.schema_at(jsonb, jsonb, text) IS
'Returns what stands at a location, or NULL. root: the schema of the caller; loaded: as resolve()
has it.';

COMMIT;
