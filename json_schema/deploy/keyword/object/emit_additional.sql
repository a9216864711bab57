-- Deploy json_schema:keyword/object/emit_additional to pg

BEGIN;

CREATE FUNCTION json_schema.emit_additional(schema jsonb, value text)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
STRICT
AS $$
DECLARE
    _rest  text := value;
    _keys  text[] := ARRAY(SELECT jsonb_object_keys(schema -> 'properties'));
BEGIN
    IF schema ? 'patternProperties' THEN
        RETURN NULL;
    ELSIF _keys <> '{}' THEN
        _rest := format('(%s) - %L::text[]', value, _keys);
    END IF;
    RETURN CASE
        WHEN schema -> 'additionalProperties' = 'false'
            THEN format('%s = %L', _rest, '{}')
        ELSE json_schema.emit_all(schema -> 'additionalProperties', format('(%s)', _rest), '$.*')
    END;
END
$$;

COMMENT ON FUNCTION json_schema.emit_additional(jsonb, text) IS
'Returns the SQL of what additionalProperties asks of an object; NULL where it takes a loop.';

CREATE FUNCTION json_schema.emit_size(value text, operator text, number jsonb)
RETURNS text
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
    SELECT CASE
        WHEN operator = '>=' AND number = '1' THEN format('%s <> %L', value, '{}')
        WHEN operator = '<=' AND number = '0' THEN format('%s = %L', value, '{}')
        ELSE format('jsonb_array_length(jsonb_path_query_array(%s, %L)) %s %s', value,
                    'strict $.*.type()', operator, json_schema.emit_number(number))
    END
$$;

COMMENT ON FUNCTION json_schema.emit_size(text, text, jsonb) IS
'Returns the SQL of a comparison of the number of an object''s keys.';

COMMIT;
