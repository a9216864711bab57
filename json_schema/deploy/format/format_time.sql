-- Deploy json_schema:format/format_time to pg

BEGIN;

CREATE FUNCTION json_schema.is_leap_second(value text)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
SELECT mod(
    substring(value, '^([0-9]{2}):')::integer * 60
    + substring(value, '^[0-9]{2}:([0-9]{2})')::integer
    + 1440
    - coalesce(substring(value, '([+-][0-9]{2}):[0-9]{2}$')::integer * 60, 0)
    - coalesce((
        substring(value, '([+-])[0-9]{2}:[0-9]{2}$') || substring(value, '[0-9]{2}$')
    )::integer, 0),
    1440) = 1439;
$$;

COMMENT ON FUNCTION json_schema.is_leap_second(text) IS
'Returns whether a time with its offset is in the last minute of a day of UTC, the only one that '
'may have 61 seconds. Looks at nothing else, and takes any text.';

CREATE FUNCTION json_schema.is_date(value text)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
SELECT value COLLATE "C" ~ (
    '^(?:[0-9]{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])'
    '|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)'
    '|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)$'
);
$$;

COMMENT ON FUNCTION json_schema.is_date(text) IS
'Checks format date: full-date of RFC 3339, a day that exists.';

-- What has AND in it is not STRICT, or it could not be inlined; it is null for null all the same.
CREATE FUNCTION json_schema.is_time(value text)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
SELECT value COLLATE "C" ~ (
    E'^(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:\\.[0-9]+)?'
    '(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])$'
) AND CASE substr(value, 7, 2) WHEN '60' THEN json_schema.is_leap_second(value) ELSE true END;
$$;

COMMENT ON FUNCTION json_schema.is_time(text) IS
'Checks format time: full-time of RFC 3339. NULL for NULL.';

CREATE FUNCTION json_schema.is_date_time(value text)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
SELECT value COLLATE "C" ~ (
    E'^(?:[0-9]{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])'
    '|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)'
    '|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)'
    '[Tt](?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:\\.[0-9]+)?'
    '(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])$'
) AND CASE substr(value, 18, 2)
    WHEN '60' THEN json_schema.is_leap_second(substr(value, 12)) ELSE true
END
$$;

COMMENT ON FUNCTION json_schema.is_date_time(text) IS
'Checks format date-time: date-time of RFC 3339. NULL for NULL.';

COMMIT;
