-- Deploy json_schema:format/format_address to pg

BEGIN;

CREATE FUNCTION json_schema.ipv4_regex()
RETURNS text
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
SELECT replace(
    E'O\\.O\\.O\\.O', 'O', '(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])');
$$;

COMMENT ON FUNCTION json_schema.ipv4_regex() IS
'Returns IPv4address of RFC 3986 as a regex; in the body, O stands for dec-octet.';

CREATE FUNCTION json_schema.ipv6_regex()
RETURNS text
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
SELECT replace(replace(
    '(?:(?:H:){6}L|::(?:H:){5}L|H?::(?:H:){4}L|(?:(?:H:){0,1}H)?::(?:H:){3}L'
    '|(?:(?:H:){0,2}H)?::(?:H:){2}L|(?:(?:H:){0,3}H)?::H:L|(?:(?:H:){0,4}H)?::L'
    '|(?:(?:H:){0,5}H)?::H|(?:(?:H:){0,6}H)?::)',
    'L', '(?:H:H|' || json_schema.ipv4_regex() || ')'), 'H', '[0-9A-Fa-f]{1,4}');
$$;

COMMENT ON FUNCTION json_schema.ipv6_regex() IS
'Returns IPv6address of RFC 3986 as a regex; in the body, H stands for h16 and L for ls32.';

CREATE FUNCTION json_schema.is_ipv4(value text)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
SELECT value COLLATE "C" ~ ('^' || json_schema.ipv4_regex() || '$');
$$;

COMMENT ON FUNCTION json_schema.is_ipv4(text) IS
'Checks format ipv4: dotted-quad of RFC 2673, decimal without leading zeros.';

CREATE FUNCTION json_schema.is_ipv6(value text)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
SELECT value COLLATE "C" ~ ('^' || json_schema.ipv6_regex() || '$');
$$;

COMMENT ON FUNCTION json_schema.is_ipv6(text) IS
'Checks format ipv6: the text forms of RFC 4291, without zone or prefix length.';

COMMIT;
