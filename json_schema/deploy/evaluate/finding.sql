-- Deploy json_schema:evaluate/finding to pg

BEGIN;

CREATE TYPE json_schema.finding AS (
    instance_location text,
    keyword_location  text,
    keyword           text,
    error             text,
    weight            integer,
    causes            jsonb,
    leaf_count        integer,
    leaves            jsonb
);

COMMENT ON TYPE json_schema.finding IS
'An error while it is being collected. What callers see is a row of json_schema.errors().';
COMMENT ON COLUMN json_schema.finding.instance_location IS
'Where the value is: a JSON Pointer into the instance.';
COMMENT ON COLUMN json_schema.finding.keyword_location IS
'Where the keyword is: a JSON Pointer into the schema that goes through every $ref on the way.';
COMMENT ON COLUMN json_schema.finding.keyword IS
'The keyword that the value breaks; "false" where a schema is just false.';
COMMENT ON COLUMN json_schema.finding.error IS
'One line for people: the value, shortened, and what was expected.';
COMMENT ON COLUMN json_schema.finding.weight IS
'How much the error says that another branch of oneOf or anyOf was meant: 0 nothing, 1 a type, 2 an
enum, 3 a const.';
COMMENT ON COLUMN json_schema.finding.causes IS
'For anyOf and oneOf: why each branch failed, the closest first.';
COMMENT ON COLUMN json_schema.finding.leaf_count IS
'How many errors it stands for: for anyOf and oneOf those of the closest branch, else 1.';
COMMENT ON COLUMN json_schema.finding.leaves IS
'For anyOf and oneOf: the first of those errors, [{"instanceLocation": ..., "error": ...}, ...].';

CREATE FUNCTION json_schema.found(
    instance_location      text,
    keyword_location     text,
    keyword text,
    error   text,
    weight  integer DEFAULT 0
)
RETURNS json_schema.finding
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
    SELECT ROW(found.instance_location, found.keyword_location || '/' || found.keyword,
               found.keyword, found.error,
               found.weight, NULL, 1, NULL)::json_schema.finding;
$$;

COMMENT ON FUNCTION json_schema.found(text, text, text, text, integer) IS
'Returns the finding that a value breaks a keyword of a schema: where the two are.';

COMMIT;
