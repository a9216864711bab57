-- Deploy json_schema:evaluate/batch to pg

BEGIN;

CREATE TYPE json_schema.batch AS (
    task      json_schema.task,
    instances jsonb[]
);

COMMENT ON TYPE json_schema.batch IS
'Values that wait for their turn to be checked against one schema.';
COMMENT ON COLUMN json_schema.batch.task IS
'The schema, and where it is; instance is empty.';
COMMENT ON COLUMN json_schema.batch.instances IS
'The values.';

-- Each kind of value is looked at as a whole first: most often nothing but its type is asked for.
CREATE FUNCTION json_schema.first_findings(
    task json_schema.task, instances jsonb[], kinds text[], pattern text, assert_formats boolean)
RETURNS json_schema.finding[]
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _schema   jsonb := first_findings.task.schema;
    _location text := first_findings.task.instance_location;
    _keywords text := first_findings.task.keyword_location;
    _keyword  text := first_findings.task.keyword;
    _asked    text[] := ARRAY(SELECT kind FROM unnest(kinds) AS kind
                               WHERE NOT json_schema.is_plainly_right(_schema, kind));
    -- What needs no call for each value: of a text a pattern or a list, of a number its bounds and
    -- whether it is an integer, of an object which properties it must have.
    _text     CONSTANT boolean := coalesce(_schema ->> 'type', 'string') = 'string'
        AND (jsonb_typeof(_schema -> 'enum') = 'array') IS NOT FALSE
        AND NOT _schema ?| ARRAY['const', 'minLength', 'maxLength', 'format', 'contentEncoding',
                                 'contentMediaType'];
    _number   CONSTANT boolean := coalesce(_schema ->> 'type', 'number') IN ('number', 'integer')
        AND (jsonb_typeof(_schema -> 'minimum') = 'number') IS NOT FALSE
        AND (jsonb_typeof(_schema -> 'maximum') = 'number') IS NOT FALSE
        AND NOT _schema ?| ARRAY['enum', 'const', 'multipleOf', 'exclusiveMinimum',
                                 'exclusiveMaximum'];
    _object   CONSTANT boolean := coalesce(_schema ->> 'type', 'object') = 'object'
        AND (_schema @? 'strict $.required[*] ? (@.type() <> "string")') IS NOT TRUE
        AND NOT _schema ?| ARRAY['enum', 'const', 'dependencies', 'minProperties',
                                 'maxProperties'];
    _needed   CONSTANT text[] := ARRAY(SELECT jsonb_path_query(
        _schema, 'strict $.required[*] ? (@.type() == "string")', silent => true) #>> '{}');
    _findings json_schema.finding[];
BEGIN
    IF _asked <> '{}' THEN
        SELECT broken
          INTO _findings
          FROM (SELECT json_schema.assertion_findings(
                           _schema, instance, _location, _keywords, _keyword, pattern,
                           assert_formats)
                  FROM unnest(instances) AS instance
                 WHERE jsonb_typeof(instance) = ANY (_asked)
                   AND (jsonb_typeof(_schema) <> 'object' OR CASE jsonb_typeof(instance)
                           WHEN 'string' THEN _text
                                AND (pattern IS NULL OR instance #>> '{}' ~ pattern COLLATE "C")
                                AND (_schema -> 'enum' @> instance) IS NOT FALSE
                           WHEN 'number' THEN _number
                                AND (instance >= _schema -> 'minimum') IS NOT FALSE
                                AND (instance <= _schema -> 'maximum') IS NOT FALSE
                                AND (_schema ->> 'type' = 'integer' AND instance::numeric % 1 <> 0)
                                    IS NOT TRUE
                           WHEN 'object' THEN _object AND _needed <> '{}'
                                AND instance ?& _needed
                       END IS NOT TRUE)) AS _ (broken)
         WHERE broken IS NOT NULL
         LIMIT 1;
    END IF;
    RETURN _findings;
END
$$;

COMMENT ON FUNCTION json_schema.first_findings(
    json_schema.task, jsonb[], text[], text, boolean) IS
'Returns what assertion_findings() finds in the first of many values that has any; NULL where none
has. kinds: the kinds of values to look at.';

COMMIT;
