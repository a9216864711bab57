-- Deploy json_schema:format/format_uri to pg

BEGIN;

CREATE FUNCTION json_schema.ucs_ranges()
RETURNS text
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
SELECT E'\\u00A0-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFEF'
    '\\U00010000-\\U0001FFFD\\U00020000-\\U0002FFFD\\U00030000-\\U0003FFFD\\U00040000-\\U0004FFFD'
    '\\U00050000-\\U0005FFFD\\U00060000-\\U0006FFFD\\U00070000-\\U0007FFFD\\U00080000-\\U0008FFFD'
    '\\U00090000-\\U0009FFFD\\U000A0000-\\U000AFFFD\\U000B0000-\\U000BFFFD\\U000C0000-\\U000CFFFD'
    '\\U000D0000-\\U000DFFFD\\U000E1000-\\U000EFFFD';
$$;

COMMENT ON FUNCTION json_schema.ucs_ranges() IS
'Returns ucschar of RFC 3987, as it stands between the brackets of a regex.';

CREATE FUNCTION json_schema.private_ranges()
RETURNS text
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
SELECT E'\\uE000-\\uF8FF\\U000F0000-\\U000FFFFD\\U00100000-\\U0010FFFD';
$$;

COMMENT ON FUNCTION json_schema.private_ranges() IS
'Returns iprivate of RFC 3987, as it stands between the brackets of a regex.';

CREATE FUNCTION json_schema.uri_regex(reference boolean, international boolean)
RETURNS text
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
SELECT replace(replace(replace(replace(replace(replace(replace(
    CASE WHEN reference
        THEN '^(?:(?:<scheme>:)?//<authority>(?:/<path>)?|(?:<scheme>:)?/(?:<char><path>)?'
            '|<scheme>:(?:<char><path>)?|(?:(?:[<set>@-]|%<hex>{2})+(?:/<path>)?)?)'
        ELSE '^<scheme>:(?://<authority>(?:/<path>)?|/?(?:<char><path>)?)'
    END || E'(?:\\?(?:[<set>:@/?<private>-]|%<hex>{2})*)?(?:#(?:[<set>:@/?-]|%<hex>{2})*)?$',
    '<authority>', E'(?:(?:[<set>:-]|%<hex>{2})*@)?(?:(?:[<set>-]|%<hex>{2})*|\\[[0-9A-Fa-f:.]+\\]'
        '|\\[[vV]<hex>+\\.[A-Za-z0-9._~!$&''()*+,;=:-]+\\])(?::[0-9]*)?'),
    '<path>', '(?:[<set>:@/-]|%<hex>{2})*'),
    '<char>', '(?:[<set>:@-]|%<hex>{2})'),
    '<scheme>', '[A-Za-z][A-Za-z0-9+.-]*'),
    '<hex>', '[0-9A-Fa-f]'),
    '<set>', 'A-Za-z0-9._~!$&''()*+,;='
        || CASE WHEN international THEN json_schema.ucs_ranges() ELSE '' END),
    '<private>', CASE WHEN international THEN json_schema.private_ranges() ELSE '' END);
$$;

COMMENT ON FUNCTION json_schema.uri_regex(boolean, boolean) IS
'Returns URI or URI-reference of RFC 3986 as a regex; where international, IRI or IRI-reference '
'of RFC 3987. Of an IPv6 address it sees only the characters: the grammar would make each match 4 '
'times slower.';

-- Only around the address of a host does the grammar allow brackets.
CREATE FUNCTION json_schema.has_ip_literal(value text)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
SELECT value ~ E'\\[[vV]' OR json_schema.is_ipv6(substring(value, E'\\[([^]]*)\\]'));
$$;

COMMENT ON FUNCTION json_schema.has_ip_literal(text) IS
'Returns whether what stands in brackets in a URI is an IP-literal of RFC 3986.';

-- The regex engine builds its states anew at every match, a dozen for the grammar, two for this: it
-- says yes to most of what people store, in half the time, whichever of the formats is asked for.
CREATE FUNCTION json_schema.is_plain_http(value text)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
SELECT (starts_with(value, 'https://') OR starts_with(value, 'http://'))
    AND substr(value, 8) COLLATE "C" ~ '^[A-Za-z0-9._~!$&''()*+,;=/-]*$';
$$;

COMMENT ON FUNCTION json_schema.is_plain_http(text) IS
'Returns whether a value is an http or https URI without port, user, query, fragment and
percent-encoding.';

CREATE FUNCTION json_schema.is_uri(value text)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
SELECT json_schema.is_plain_http(value)
    OR value COLLATE "C" ~ json_schema.uri_regex(reference => false, international => false)
    AND (strpos(value, '[') = 0 OR json_schema.has_ip_literal(value));
$$;

COMMENT ON FUNCTION json_schema.is_uri(text) IS
'Checks format uri: URI of RFC 3986. NULL for NULL.';

CREATE FUNCTION json_schema.is_uri_reference(value text)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
SELECT json_schema.is_plain_http(value)
    OR value COLLATE "C" ~ json_schema.uri_regex(reference => true, international => false)
    AND (strpos(value, '[') = 0 OR json_schema.has_ip_literal(value));
$$;

COMMENT ON FUNCTION json_schema.is_uri_reference(text) IS
'Checks format uri-reference: URI-reference of RFC 3986. NULL for NULL.';

CREATE FUNCTION json_schema.is_iri(value text)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
SELECT json_schema.is_plain_http(value)
    OR value COLLATE "C" ~ json_schema.uri_regex(reference => false, international => true)
    AND (strpos(value, '[') = 0 OR json_schema.has_ip_literal(value));
$$;

COMMENT ON FUNCTION json_schema.is_iri(text) IS
'Checks format iri: IRI of RFC 3987. NULL for NULL.';

CREATE FUNCTION json_schema.is_iri_reference(value text)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
SELECT json_schema.is_plain_http(value)
    OR value COLLATE "C" ~ json_schema.uri_regex(reference => true, international => true)
    AND (strpos(value, '[') = 0 OR json_schema.has_ip_literal(value));
$$;

COMMENT ON FUNCTION json_schema.is_iri_reference(text) IS
'Checks format iri-reference: IRI-reference of RFC 3987. NULL for NULL.';

COMMIT;
