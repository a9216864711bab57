-- Deploy json_schema:format/format_identifier to pg

BEGIN;

CREATE FUNCTION json_schema.is_uuid(value text)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
SELECT value COLLATE "C" ~ '^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$';
$$;

COMMENT ON FUNCTION json_schema.is_uuid(text) IS
'Checks format uuid: UUID of RFC 4122, with its hyphens.';

CREATE FUNCTION json_schema.is_json_pointer(value text)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
SELECT value COLLATE "C" ~ '^(?:/(?:[^~/]|~[01])*)*$';
$$;

COMMENT ON FUNCTION json_schema.is_json_pointer(text) IS
'Checks format json-pointer: RFC 6901, as a string, not as a URI fragment.';

CREATE FUNCTION json_schema.is_relative_json_pointer(value text)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
SELECT value COLLATE "C" ~ '^(?:0|[1-9][0-9]*)(?:#|(?:/(?:[^~/]|~[01])*)*)$';
$$;

COMMENT ON FUNCTION json_schema.is_relative_json_pointer(text) IS
'Checks format relative-json-pointer: a number of levels up, then # or a JSON Pointer.';

CREATE FUNCTION json_schema.is_regex(value text)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
-- What is too long for pattern() is not read: that says so where the pattern is used.
SELECT length(value) > 60000 OR json_schema.pattern_problem(value) IS NULL;
$$;

COMMENT ON FUNCTION json_schema.is_regex(text) IS
'Checks format regex: a pattern of ECMA 262 with the flag u, even if PostgreSQL cannot honour it.';

COMMIT;
