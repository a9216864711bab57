-- Deploy json_schema:keyword/value/merge_type to pg

BEGIN;

-- Only what the type admits is left of an enum; then the type need not be tested.
CREATE FUNCTION json_schema.merge_type(schema jsonb)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
#variable_conflict use_column
BEGIN
    IF NOT schema ? 'type' OR schema ? 'enum' = schema ? 'const' THEN
        RETURN schema;
    END IF;
    RETURN (
        SELECT schema - 'type' - 'const'
               || jsonb_build_object('enum', coalesce(jsonb_agg(option), '[]'))
          FROM jsonb_array_elements(CASE WHEN schema ? 'const'
                                         THEN jsonb_build_array(schema -> 'const')
                                         ELSE schema -> 'enum' END) AS option
         WHERE schema -> 'type' ? jsonb_typeof(option)
            OR schema -> 'type' ? 'integer'
               AND CASE jsonb_typeof(option) WHEN 'number' THEN option::numeric % 1 = 0
                        ELSE false END
    );
END
$$;

COMMENT ON FUNCTION json_schema.merge_type(jsonb) IS
'Returns a schema whose type is merged into its enum or const.';

-- Keywords that say nothing as they stand.
CREATE FUNCTION json_schema.without_idle(schema jsonb, assert_formats boolean)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
DECLARE
    _left  jsonb := schema;
    _names jsonb;
BEGIN
    IF NOT _left ? 'if' THEN
        _left := _left - '{then,else}'::text[];
    ELSIF NOT _left ?| '{then,else}' THEN
        _left := _left - 'if';
    END IF;
    IF _left ? 'additionalItems' AND jsonb_typeof(_left -> 'items') IS DISTINCT FROM 'array' THEN
        _left := _left - 'additionalItems';
    END IF;
    IF _left -> 'patternProperties' = '{}' THEN
        _left := _left - 'patternProperties';
    END IF;
    -- A name is a string anyway.
    IF _left -> 'propertyNames' -> 'type' ? 'string' THEN
        _names := json_schema.assertions(_left -> 'propertyNames') - 'type';
        _left := _left - 'propertyNames' || CASE
            WHEN _names = '{}' THEN '{}'
            ELSE jsonb_build_object('propertyNames', _names) END;
    END IF;
    IF NOT assert_formats THEN
        _left := _left - '{format,contentEncoding,contentMediaType}'::text[];
    ELSIF NOT _left -> 'format' <@ json_schema.known_formats() THEN
        _left := _left - 'format';
    END IF;
    RETURN _left;
END
$$;

COMMENT ON FUNCTION json_schema.without_idle(jsonb, boolean) IS
'Returns a schema without keywords that assert nothing as they stand: then without if, a format that
is not asserted or not known.';

-- What every branch of a oneOf asks for may as well be asked for once, where the properties are
-- looked up anyway: a look-up that finds a required property costs no more than one that need not.
CREATE FUNCTION json_schema.hoist_required(schema jsonb)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
#variable_conflict use_column
DECLARE
    _names text[];
BEGIN
    IF schema -> 'type' IS DISTINCT FROM '"object"' OR NOT schema ?| '{allOf,anyOf,oneOf}' THEN
        RETURN schema;
    END IF;
    _names := ARRAY(
        SELECT name FROM jsonb_array_elements_text(schema -> 'required') AS name
         UNION
        SELECT name
          FROM unnest('{allOf,anyOf,oneOf}'::text[]) AS keyword,
               jsonb_array_elements(schema -> keyword) WITH ORDINALITY AS _ (branch, n),
               jsonb_array_elements_text(branch -> 'required') AS name
         GROUP BY keyword, name
        HAVING keyword = 'allOf' OR count(DISTINCT n) = jsonb_array_length(schema -> keyword)
         ORDER BY name
    );
    RETURN CASE WHEN _names = '{}' THEN schema
                ELSE schema || jsonb_build_object('required', _names) END;
END
$$;

COMMENT ON FUNCTION json_schema.hoist_required(jsonb) IS
'Returns an object schema that requires what its allOf, or each branch of a oneOf or anyOf, does.';

CREATE FUNCTION json_schema.known_formats()
RETURNS jsonb
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
    SELECT '["date-time", "date", "time", "email", "idn-email", "hostname", "idn-hostname", "ipv4",
             "ipv6", "uri", "uri-reference", "iri", "iri-reference", "uri-template", "uuid",
             "regex", "json-pointer", "relative-json-pointer"]'::jsonb
$$;

COMMENT ON FUNCTION json_schema.known_formats() IS
'Returns the formats that can be asserted; each has its function json_schema.is_<format>(text).';

COMMIT;
