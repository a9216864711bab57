-- Deploy json_schema:document/uri to pg

BEGIN;

CREATE FUNCTION json_schema.utf8_text(bytes bytea)
RETURNS text
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
    -- Well-formed UTF-8 without U+0000, byte by byte: what text can hold.
    SELECT CASE
        WHEN encode(utf8_text.bytes, 'hex') ~ ('^(?:0[1-9a-f]|[1-7].|(?:c[2-9a-f]|d.)[89ab].'
            || '|(?:e0[ab].|e[1-9abcef][89ab].|ed[89].)[89ab].'
            || '|(?:f0[9ab].|f[1-3][89ab].|f48.)[89ab].[89ab].)*$')
        THEN convert_from(utf8_text.bytes, 'UTF8')
    END;
$$;

COMMENT ON FUNCTION json_schema.utf8_text(bytea) IS
'Returns the text that bytes are in UTF-8; NULL, not an error, where they are none.';

CREATE FUNCTION json_schema.percent_decode(value text)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
DECLARE
    _hex text;
BEGIN
    IF strpos(percent_decode.value, '%') = 0 THEN
        RETURN percent_decode.value;
    END IF;
    SELECT string_agg(
               CASE
                   WHEN piece[1] ~ '^%[0-9A-Fa-f]{2}$' THEN lower(substr(piece[1], 2))
                   ELSE encode(convert_to(piece[1], 'UTF8'), 'hex')
               END, '' ORDER BY n)
      INTO _hex
      FROM regexp_matches(percent_decode.value, '%[0-9A-Fa-f]{2}|[^%]+|%', 'g')
           WITH ORDINALITY AS _ (piece, n);
    RETURN json_schema.utf8_text(decode(_hex, 'hex'));
END
$$;

COMMENT ON FUNCTION json_schema.percent_decode(text) IS
'Returns a part of a URI with its %XX decoded as UTF-8; NULL where that is no text.';

CREATE FUNCTION json_schema.remove_dot_segments(path text)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
DECLARE
    _segments text[] := string_to_array(remove_dot_segments.path, '/');
    _kept     text[] := '{}';
    _last     integer := cardinality(_segments);
BEGIN
    IF remove_dot_segments.path !~ E'(^|/)\\.\\.?(/|$)' THEN
        RETURN remove_dot_segments.path;
    END IF;
    FOR _i IN 1 .. _last LOOP
        IF _segments[_i] NOT IN ('.', '..') THEN
            _kept := array_append(_kept, _segments[_i]);
            CONTINUE;
        END IF;
        -- The empty segment before a leading slash is not a folder to climb out of.
        IF _segments[_i] = '..' AND cardinality(_kept) > (_segments[1] = '')::integer THEN
            _kept := trim_array(_kept, 1);
        END IF;
        IF _i = _last THEN
            _kept := array_append(_kept, '');
        END IF;
    END LOOP;
    RETURN array_to_string(_kept, '/');
END
$$;

COMMENT ON FUNCTION json_schema.remove_dot_segments(text) IS
'Returns a URI path without its . and .. segments (RFC 3986, section 5.2.4).';

CREATE FUNCTION json_schema.resolve_uri(base text, reference text)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
DECLARE
    -- RFC 3986, appendix B: scheme:, //authority, path, ?query, #fragment
    _parts CONSTANT text := E'^([^:/?#]+:)?(//[^/?#]*)?([^?#]*)(\\?[^#]*)?(#.*)?$';
    _base  text[];
    _uri   text[];
BEGIN
    IF starts_with(resolve_uri.reference, '#') THEN
        RETURN split_part(resolve_uri.base, '#', 1) || resolve_uri.reference;
    END IF;
    _base := regexp_match(resolve_uri.base, _parts);
    _uri := regexp_match(resolve_uri.reference, _parts);
    IF _uri[1] IS NULL THEN
        _uri[1] := _base[1];
        IF _uri[2] IS NULL THEN
            _uri[2] := _base[2];
            IF _uri[3] = '' THEN
                _uri[3] := _base[3];
                _uri[4] := coalesce(_uri[4], _base[4]);
            ELSIF _uri[3] NOT LIKE '/%' THEN
                _uri[3] := CASE
                    WHEN _base[2] IS NOT NULL AND _base[3] = '' THEN '/'
                    ELSE regexp_replace(_base[3], '[^/]*$', '')
                END || _uri[3];
            END IF;
        END IF;
    END IF;
    _uri[3] := json_schema.remove_dot_segments(_uri[3]);
    RETURN array_to_string(_uri, '');
END
$$;

COMMENT ON FUNCTION json_schema.resolve_uri(text, text) IS
'Returns the URI that a reference means seen from a base URI (RFC 3986, section 5.2.2).';

COMMIT;
