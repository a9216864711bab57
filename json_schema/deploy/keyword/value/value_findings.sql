-- Deploy json_schema:keyword/value/value_findings to pg

BEGIN;

CREATE FUNCTION json_schema.is_of_type(instance jsonb, type text)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
    SELECT CASE is_of_type.type
        -- 1.0 is an integer: what counts is the value, not how it is written.
        WHEN 'integer' THEN jsonb_typeof(is_of_type.instance) = 'number'
                        AND CASE jsonb_typeof(is_of_type.instance) WHEN 'number'
                            THEN (is_of_type.instance)::numeric % 1 = 0 END
        ELSE jsonb_typeof(is_of_type.instance) = is_of_type.type
    END;
$$;

COMMENT ON FUNCTION json_schema.is_of_type(jsonb, text) IS
'Returns whether a value is of a type, one of the seven that JSON Schema knows.';

CREATE FUNCTION json_schema.value_findings(
    schema jsonb, instance jsonb, instance_location text, keyword_location text)
RETURNS json_schema.finding[]
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _findings json_schema.finding[];
    _expected jsonb;
    _matches  boolean;
BEGIN
    IF schema ? 'type' THEN
        _expected := schema -> 'type';
        IF jsonb_typeof(_expected) = 'string' THEN
            _expected := jsonb_build_array(_expected);
        END IF;
        IF jsonb_typeof(_expected) <> 'array' OR _expected = '[]' OR NOT _expected
                <@ '["null", "boolean", "integer", "number", "string", "array", "object"]' THEN
            RAISE EXCEPTION USING
                ERRCODE = 'MR101',
                MESSAGE = 'not a valid JSON Schema: type must name one of the seven types',
                DETAIL = format('At %s/type the schema says %s.', keyword_location,
                                json_schema.shorten(schema -> 'type')),
                HINT = 'The types are null, boolean, integer, number, string, array, object.';
        END IF;
        _matches := false;
        FOR _i IN 0 .. jsonb_array_length(_expected) - 1 LOOP
            _matches := _matches
                OR json_schema.is_of_type(instance, _expected ->> _i);
        END LOOP;
        IF NOT _matches THEN
            _findings := _findings || json_schema.found(
                instance_location, keyword_location, 'type',
                format('%s is not of type %s', json_schema.shorten(instance),
                       replace(btrim(_expected::text, '["]'), '", "', ' or ')),
                1);
        END IF;
    END IF;
    IF schema ? 'enum' THEN
        _expected := json_schema.keyword(
            schema, 'enum', 'array', keyword_location);
        -- A list contains its scalars; arrays and objects are compared one by one.
        _matches := CASE
            WHEN jsonb_typeof(instance) IN ('array', 'object')
            THEN instance IN (SELECT jsonb_array_elements(_expected))
            ELSE _expected @> instance
        END;
        IF NOT _matches THEN
            _findings := _findings || json_schema.found(
                instance_location, keyword_location, 'enum',
                CASE jsonb_array_length(_expected)
                    WHEN 1 THEN format('%s is not %s', json_schema.shorten(instance),
                                       json_schema.shorten(_expected -> 0))
                    ELSE format('%s is none of %s', json_schema.shorten(instance),
                                btrim(json_schema.shorten(_expected, 200), '[]'))
                END,
                -- An enum of one value is a const.
                CASE jsonb_array_length(_expected) WHEN 1 THEN 3 ELSE 2 END);
        END IF;
    END IF;
    IF schema ? 'const'
       AND schema -> 'const' <> instance THEN
        _findings := _findings || json_schema.found(
            instance_location, keyword_location, 'const',
            format('%s is not %s', json_schema.shorten(instance),
                   json_schema.shorten(schema -> 'const')),
            3);
    END IF;
    RETURN _findings;
END
$$;

COMMENT ON FUNCTION json_schema.value_findings(jsonb, jsonb, text, text) IS
'Returns what breaks type, enum and const, which apply to values of every kind.';

COMMIT;
