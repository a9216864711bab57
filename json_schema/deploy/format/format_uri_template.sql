-- Deploy json_schema:format/format_uri_template to pg

BEGIN;

CREATE FUNCTION json_schema.is_uri_template(value text)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
SELECT value COLLATE "C" ~ replace(
    E'^(?:[!#$&-;=?-\\[\\]_a-z~' || json_schema.ucs_ranges() || json_schema.private_ranges()
    || E']|%[0-9A-Fa-f]{2}|\\{[+#./;?&=,!@|]?<variable>(?:,<variable>)*\\})*$',
    '<variable>', E'(?:[A-Za-z0-9_]|%[0-9A-Fa-f]{2})(?:\\.?(?:[A-Za-z0-9_]|%[0-9A-Fa-f]{2}))*'
        '(?::[1-9][0-9]{0,3}|\\*)?');
$$;

COMMENT ON FUNCTION json_schema.is_uri_template(text) IS
'Checks format uri-template: URI-Template of RFC 6570, of any level, with its erratum on
apostrophes.';

COMMIT;
