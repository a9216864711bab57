-- Deploy json_schema:format/format_email to pg

BEGIN;

CREATE FUNCTION json_schema.local_part_regex(more text)
RETURNS text
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
SELECT replace(replace(
    E'^(?:<atom>+(?:\\.<atom>+)*|"(?:[ !#-\\[\\]-~<more>]|\\\\[ -~])*")@',
    '<atom>', '[A-Za-z0-9!#$%&''*+/=?^_`{|}~<more>-]'), '<more>', more);
$$;

COMMENT ON FUNCTION json_schema.local_part_regex(text) IS
'Returns Local-part of RFC 5321 with its @ as a regex. more: the characters that RFC 6531 adds.';

CREATE FUNCTION json_schema.has_mailbox_lengths(value text)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
SELECT value COLLATE "C" ~ '^.{1,64}@[^@]{1,253}$' AND value COLLATE "C" !~ '[^.@]{64}[^@]*$';
$$;

COMMENT ON FUNCTION json_schema.has_mailbox_lengths(text) IS
'Returns whether the parts of a mail address keep to the limits of RFC 5321, section 4.5.3.1, and '
'the labels of its domain to that of RFC 1035.';

CREATE FUNCTION json_schema.is_email(value text)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
SELECT value COLLATE "C" ~ (
    json_schema.local_part_regex('')
    || E'(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?'
    '(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*|\\[[0-9.]+\\]|\\[IPv6:[0-9A-Fa-f:.]+\\])$'
) AND (length(value) <= 63 OR json_schema.has_mailbox_lengths(value))
AND CASE right(value, 1)
    WHEN ']' THEN json_schema.is_ipv4(substring(value, E'@\\[([0-9.]+)\\]$')) IS TRUE
        OR json_schema.is_ipv6(substring(value, E'@\\[IPv6:([^]]+)\\]$')) IS TRUE
    ELSE true
END
$$;

COMMENT ON FUNCTION json_schema.is_email(text) IS
'Checks format email: Mailbox of RFC 5321. NULL for NULL.';

CREATE FUNCTION json_schema.is_idn_email(value text)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
SELECT json_schema.is_email(value) OR (
    value COLLATE "C" ~ (json_schema.local_part_regex(E'\\u0080-\\U0010FFFF') || '[^@]+$')
    AND json_schema.has_mailbox_lengths(value)
    -- Mail programs normalise a domain before they look it up.
    AND json_schema.is_idn_hostname(normalize(substring(value, '[^@]+$'), NFC))
);
$$;

COMMENT ON FUNCTION json_schema.is_idn_email(text) IS
'Checks format idn-email: Mailbox of RFC 5321 as RFC 6531 extends it. NULL for NULL.';

COMMIT;
