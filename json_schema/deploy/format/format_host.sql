-- Deploy json_schema:format/format_host to pg

BEGIN;

CREATE FUNCTION json_schema.to_u_label(label text)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
DECLARE
    _decoded text;
BEGIN
    IF label !~ E'[^\\u0001-\\u007f]' AND label !~* '^xn--' THEN
        RETURN CASE WHEN label ~ '^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$' COLLATE "C"
            AND label !~ '^..--' THEN lower(label COLLATE "C") END;
    END IF;
    _decoded := label;
    IF label ~* '^xn--' THEN
        _decoded := json_schema.punycode_decode(lower(substr(label, 5) COLLATE "C"));
        IF _decoded !~ E'[^\\u0001-\\u007f]'
            OR json_schema.punycode_encode(_decoded) <> lower(substr(label, 5) COLLATE "C") THEN
            RETURN NULL;
        END IF;
    END IF;
    RETURN CASE WHEN length(_decoded) < 60 AND json_schema.is_idna_label(_decoded)
        AND length(json_schema.punycode_encode(_decoded)) < 60 THEN _decoded END;
END
$$;

COMMENT ON FUNCTION json_schema.to_u_label(text) IS
'Returns a label of a host name as people read it; NULL where it is none by RFC 5890 and 5891.';

CREATE FUNCTION json_schema.is_idn_hostname(value text)
RETURNS boolean
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
DECLARE
    _labels CONSTANT text[] := regexp_split_to_array(value, E'[.\\u3002\\uff0e\\uff61]');
    _label text;
    _u_label text;
    _classes text[] := ARRAY[]::text[];
    _length integer := cardinality(_labels) - 1;
BEGIN
    IF cardinality(_labels) > 127 THEN
        RETURN false;
    END IF;
    FOREACH _label IN ARRAY _labels LOOP
        _u_label := json_schema.to_u_label(_label);
        IF _u_label IS NULL THEN
            RETURN false;
        END IF;
        _classes := _classes || json_schema.bidi_classes(_u_label);
        _length := _length + CASE WHEN _u_label ~ E'[^\\u0001-\\u007f]'
            THEN 4 + length(json_schema.punycode_encode(_u_label)) ELSE length(_u_label) END;
    END LOOP;
    -- The rule of RFC 5893 holds for each label as soon as one is written from right to left.
    RETURN _length <= 253 AND (
        array_to_string(_classes, '') !~ '[RA]'
        OR NOT EXISTS (
            SELECT FROM unnest(_classes) AS _class
            WHERE _class !~ '^(?:R(?:[RAEOM]*[RAE])?|L(?:[LEOM]*[LE])?)M*$' OR _class ~ 'A.*E|E.*A'
        )
    );
END
$$;

COMMENT ON FUNCTION json_schema.is_idn_hostname(text) IS
'Checks format idn-hostname: a name of labels by RFC 5890 to 5893, with any dot of RFC 3490.';

CREATE FUNCTION json_schema.has_a_labels(value text)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
SELECT bool_and(_label !~* '^xn--' OR json_schema.to_u_label(_label) IS NOT NULL)
FROM regexp_split_to_table(value, E'\\.') AS _label;
$$;

COMMENT ON FUNCTION json_schema.has_a_labels(text) IS
'Returns whether each label of a host name that starts with xn-- is an A-label of RFC 5890.';

CREATE FUNCTION json_schema.is_hostname(value text)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
SELECT value COLLATE "C" ~ (
    E'^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*$'
) AND (length(value) <= 63 OR length(value) <= 253 AND value !~ '[^.]{64}')
    AND (strpos(lower(value), 'xn--') = 0 OR json_schema.has_a_labels(value));
$$;

COMMENT ON FUNCTION json_schema.is_hostname(text) IS
'Checks format hostname: RFC 1123, section 2.1, with A-labels that RFC 5891 allows. NULL for NULL.';

COMMIT;
