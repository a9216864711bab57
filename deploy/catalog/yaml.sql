-- Deploy model_registry:catalog/yaml to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

-- What a YAML reader refuses, what breaks a line there, and what turns the direction of writing
-- around: control characters, line separators, bidirectional controls, byte order marks.
CREATE FUNCTION escape_unprintable(value text)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    IF octet_length(value) = length(value) AND strpos(value, chr(127)) = 0 THEN
        RETURN value;
    END IF;
    RETURN (SELECT string_agg(
                       CASE WHEN ascii(c.c) BETWEEN 127 AND 159
                              OR ascii(c.c) BETWEEN 8203 AND 8207
                              OR ascii(c.c) BETWEEN 8232 AND 8238
                              OR ascii(c.c) BETWEEN 8294 AND 8297
                              OR ascii(c.c) IN (65279, 65534, 65535)
                            THEN E'\\u' || lpad(to_hex(ascii(c.c)), 4, '0')
                            ELSE c.c END, '' ORDER BY c.position)
              FROM regexp_split_to_table(value, '') WITH ORDINALITY AS c (c, position));
END
$$;

COMMENT ON FUNCTION escape_unprintable(text) IS
'Takes a text; returns it with control characters beyond ASCII, line separators, bidirectional controls and byte order marks written as the escapes of JSON.';

CREATE FUNCTION to_yaml(value jsonb, indent integer DEFAULT 0)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _margin CONSTANT text := repeat(' ', indent);
    _text   text;
BEGIN
    CASE
    WHEN value IN ('{}', '[]') THEN
        RETURN value::text;
    WHEN jsonb_typeof(value) = 'object' THEN
        RETURN (SELECT string_agg(
                           _margin || registry.to_yaml(to_jsonb(m.key), 0) || ':'
                           || CASE WHEN m.value IN ('{}', '[]')
                                     OR jsonb_typeof(m.value) NOT IN ('object', 'array')
                                   THEN ' ' ELSE E'\n' END
                           || registry.to_yaml(m.value, indent + 2), E'\n' ORDER BY m.key)
                  FROM jsonb_each(value) AS m);
    WHEN jsonb_typeof(value) = 'array' THEN
        RETURN (SELECT string_agg(_margin || '- '
                                  || ltrim(registry.to_yaml(i.value, indent + 2), ' '),
                                  E'\n' ORDER BY i.position)
                  FROM jsonb_array_elements(value) WITH ORDINALITY AS i (value, position));
    WHEN jsonb_typeof(value) = 'string' THEN
        _text := value #>> '{}';
        IF _text ~ '^[A-Za-z][A-Za-z0-9_]*([/.-][A-Za-z0-9_]+)*$'
           AND lower(_text) NOT IN ('y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null')
        THEN
            RETURN _text;
        END IF;
        RETURN registry.escape_unprintable(value::text);  -- JSON quotes as YAML does.
    ELSE
        RETURN value::text;
    END CASE;
END
$$;

COMMENT ON FUNCTION to_yaml(jsonb, integer) IS
'Takes a value, and how many spaces its lines are indented; returns it as YAML in block style. A text that YAML could read as anything else is quoted, on one line.';

REVOKE EXECUTE ON FUNCTION escape_unprintable(text), to_yaml(jsonb, integer) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
