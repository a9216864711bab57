-- Deploy json_schema:keyword/string/content to pg

BEGIN;

CREATE FUNCTION json_schema.is_json(value text)
RETURNS boolean
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
DECLARE
    -- Each string becomes "", each other scalar 0; then what is between them may go.
    _rest text := regexp_replace(regexp_replace(regexp_replace(is_json.value COLLATE "C",
        E'"(?:[^"\\\\\\u0001-\\u001f]|\\\\(?:["\\\\/bfnrt]|u[0-9A-Fa-f]{4}))*"', '"', 'g'),
        E'true|false|null|-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?', '0', 'g'),
        E'[ \\t\\n\\r]+', '', 'g');
    _next text;
BEGIN
    -- Arrays and objects without other ones in them become scalars, until nothing changes.
    LOOP
        _next := regexp_replace(_rest,
            E'\\[(?:[0"](?:,[0"])*)?\\]|\\{(?:":[0"](?:,":[0"])*)?\\}', '0', 'g');
        EXIT WHEN _next = _rest;
        _rest := _next;
    END LOOP;
    RETURN _rest IN ('0', '"');
END
$$;

COMMENT ON FUNCTION json_schema.is_json(text) IS
'Returns whether a text is JSON, told without the error that a cast would raise.';

CREATE FUNCTION json_schema.is_content(encoding text, media_type text, value text)
RETURNS boolean
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _text text := is_content.value;
BEGIN
    IF is_content.encoding = 'base64' THEN
        IF _text !~ '^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$' THEN
            RETURN false;
        END IF;
        _text := json_schema.utf8_text(decode(_text, 'base64'));
    ELSIF is_content.encoding IS NOT NULL THEN
        RETURN true;
    END IF;
    RETURN is_content.media_type IS DISTINCT FROM 'application/json'
        OR coalesce(json_schema.is_json(_text), false);
END
$$;

COMMENT ON FUNCTION json_schema.is_content(text, text, text) IS
'Returns whether a string is what contentEncoding and contentMediaType say (NULL: they say nothing).
Known are base64 and application/json; of any other the answer is true.';

COMMIT;
