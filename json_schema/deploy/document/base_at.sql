-- Deploy json_schema:document/base_at to pg

BEGIN;

-- The keywords between a document and a schema in it say what on the way is a schema; only those
-- have an $id. Inside a keyword that is unknown, none is.
CREATE FUNCTION json_schema.base_at(root jsonb, loaded jsonb, location text)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _uri   text := split_part(base_at.location, '#', 1);
    _path  text[] := json_schema.pointer_tokens(substr(base_at.location, length(_uri) + 2));
    _last  integer := coalesce(cardinality(_path), 0);
    _at    integer := 0;
    _step  integer;
    _place text;
    _base  text;
BEGIN
    LOOP
        -- The next schema on the way down.
        _step := CASE
            WHEN _path[_at + 1] IN ('items', 'additionalItems', 'contains', 'additionalProperties',
                                    'propertyNames', 'not', 'if', 'then', 'else')
            THEN CASE WHEN _path[_at + 1] = 'items' AND _path[_at + 2] ~ '^[0-9]+$' THEN 2
                      ELSE 1 END
            WHEN _path[_at + 1] IN ('allOf', 'anyOf', 'oneOf', 'definitions', 'properties',
                                    'patternProperties', 'dependencies') THEN 2
        END;
        _at := _at + _step;
        -- What is referred to has its own $id looked at when its turn comes.
        EXIT WHEN _at IS NULL OR _at >= _last;
        _place := _uri || '#' || coalesce((
            SELECT string_agg('/' || json_schema.pointer_escape(token), '' ORDER BY n)
              FROM unnest(_path[:_at]) WITH ORDINALITY AS _ (token, n)), '');
        _base := json_schema.inner_base(
            base_at.root, base_at.loaded, _place,
            json_schema.schema_at(base_at.root, base_at.loaded, _place), _base);
    END LOOP;
    RETURN _base;
END
$$;

COMMENT ON FUNCTION json_schema.base_at(jsonb, jsonb, text) IS
'Returns the base URI around a schema, NULL where it is that of the document.';

COMMIT;
