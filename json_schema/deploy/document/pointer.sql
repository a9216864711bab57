-- Deploy json_schema:document/pointer to pg

BEGIN;

CREATE FUNCTION json_schema.pointer_escape(token text)
RETURNS text
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
    SELECT replace(replace(pointer_escape.token, '~', '~0'), '/', '~1');
$$;

COMMENT ON FUNCTION json_schema.pointer_escape(text) IS
'Returns a property name as a JSON Pointer reference token (RFC 6901): ~ as ~0, / as ~1.';

CREATE FUNCTION json_schema.pointer_unescape(token text)
RETURNS text
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
    -- ~1 first: the other way round, ~01 would become / instead of ~1.
    SELECT replace(replace(pointer_unescape.token, '~1', '/'), '~0', '~');
$$;

COMMENT ON FUNCTION json_schema.pointer_unescape(text) IS
'Returns the property name that a JSON Pointer reference token stands for.';

CREATE FUNCTION json_schema.pointer_append(pointer text, token text)
RETURNS text
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
    SELECT pointer_append.pointer || '/'
        || replace(replace(pointer_append.token, '~', '~0'), '/', '~1');
$$;

COMMENT ON FUNCTION json_schema.pointer_append(text, text) IS
'Returns the JSON Pointer one property name (or array index, as text) further down.';

CREATE FUNCTION json_schema.pointer_tokens(pointer text)
RETURNS text[]
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
DECLARE
    _tokens text[];
BEGIN
    IF pointer_tokens.pointer = '' THEN
        RETURN '{}';
    END IF;
    -- string_to_array takes the empty string for no token; here it is one empty token.
    _tokens := coalesce(nullif(string_to_array(substr(pointer_tokens.pointer, 2), '/'), '{}'),
                        ARRAY['']);
    IF strpos(pointer_tokens.pointer, '~') > 0 THEN
        FOR _i IN 1 .. cardinality(_tokens) LOOP
            _tokens[_i] := replace(replace(_tokens[_i], '~1', '/'), '~0', '~');
        END LOOP;
    END IF;
    RETURN _tokens;
END
$$;

COMMENT ON FUNCTION json_schema.pointer_tokens(text) IS
'Returns the property names and array indices of a JSON Pointer, unescaped.';

CREATE FUNCTION json_schema.pointer_get(document jsonb, pointer text)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
DECLARE
    _value jsonb := pointer_get.document;
    _token text;
BEGIN
    FOREACH _token IN ARRAY json_schema.pointer_tokens(pointer_get.pointer) LOOP
        -- jsonb's #> would also take -1, +1 and 01 as an index; a JSON Pointer does not.
        _value := CASE
            WHEN jsonb_typeof(_value) <> 'array' THEN _value -> _token
            WHEN _token ~ '^(0|[1-9][0-9]{0,8})$' THEN _value -> _token::integer
        END;
    END LOOP;
    RETURN _value;
END
$$;

COMMENT ON FUNCTION json_schema.pointer_get(jsonb, text) IS
'Returns the value a JSON Pointer names in a document; SQL NULL where there is none.';

COMMIT;
