-- Deploy json_schema:keyword/array/emit_items to pg

BEGIN;

-- jsonb's containment is JSON Schema's equality for scalars, and only for them.
CREATE FUNCTION json_schema.scalar_options(schema jsonb)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
DECLARE
    _options jsonb := CASE
        WHEN jsonb_typeof(schema) <> 'object' THEN NULL
        WHEN schema - 'enum' = '{}' THEN schema -> 'enum'
        WHEN schema - 'const' = '{}' THEN jsonb_build_array(schema -> 'const')
    END;
BEGIN
    RETURN CASE
        WHEN NOT _options @? 'strict $[*] ? (@.type() == "array" || @.type() == "object")'
        THEN _options
    END;
END
$$;

COMMENT ON FUNCTION json_schema.scalar_options(jsonb) IS
'Returns the values that a schema allows where it is nothing but a list of scalars; else NULL.';

-- Every item obeys S, and some item obeys S, turn into each other under "not".
CREATE FUNCTION json_schema.emit_items(schema jsonb, value text, one boolean)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
DECLARE
    _plain    jsonb := json_schema.assertions(emit_items.schema);
    _options jsonb;
    _fault   text;
BEGIN
    IF emit_items.schema ?| '{$call,$ref}' THEN
        RETURN NULL;
    ELSIF _plain IN ('true', '{}') AND one OR _plain = 'false' AND NOT one THEN
        RETURN format('jsonb_array_length(%s) %s 0', value, CASE WHEN one THEN '>' ELSE '=' END);
    ELSIF jsonb_typeof(_plain) = 'boolean' OR _plain = '{}' THEN
        RETURN (NOT one)::text;
    ELSIF _plain - 'not' = '{}' THEN
        RETURN 'NOT (' || json_schema.emit_items(_plain -> 'not', value, NOT one) || ')';
    END IF;
    _options := json_schema.scalar_options(_plain);
    _fault := json_schema.emit_jsonpath(_plain);
    RETURN CASE
        WHEN _options IS NOT NULL AND NOT one
            THEN format('%s <@ %L', value, _options)
        WHEN _options IS NOT NULL
            THEN (SELECT '(' || string_agg(
                            format('%s @> %L', emit_items.value, jsonb_build_array(option)),
                            ' OR ') || ')'
                    FROM jsonb_array_elements(_options) AS option)
        WHEN _fault IS NOT NULL AND NOT one
            THEN json_schema.emit_all(_plain, value, '$[*]')
        WHEN _fault IS NOT NULL
            THEN format('%s @? %L', value, 'strict $[*] ? (!(' || _fault || '))')
    END;
END
$$;

COMMENT ON FUNCTION json_schema.emit_items(jsonb, text, boolean) IS
'Returns the SQL of the test whether every item (one: at least one) of an array satisfies the
schema; NULL: it takes a loop.';

COMMIT;
