-- Deploy json_schema:evaluate/batch_failures to pg

BEGIN;

-- What most schemas ask of a value is asked in one expression; a function called for each value is
-- the exception.
CREATE FUNCTION json_schema.batch_failures(
    task json_schema.task, instances jsonb[], owners integer[], kinds text[], pattern text,
    walk json_schema.walk)
RETURNS integer[]
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _schema    CONSTANT jsonb := batch_failures.task.schema;
    _location  CONSTANT text := batch_failures.task.keyword_location;
    _keyword   CONSTANT text := batch_failures.task.keyword;
    _type      CONSTANT jsonb := _schema -> 'type';
    _integer   CONSTANT boolean := _type ? 'integer' AND NOT _type ? 'number';
    _enum      CONSTANT jsonb := _schema -> 'enum';
    _format    CONSTANT text := CASE WHEN batch_failures.walk.assert_formats
                                     THEN _schema ->> 'format' END;
    -- Where a keyword is malformed, the findings say so.
    _quick     CONSTANT boolean := jsonb_typeof(_schema) = 'object'
        AND (_type <> '[]' AND _type <@ '["null", "boolean", "integer", "number", "string", "array",
                                          "object"]') IS NOT FALSE
        AND NOT _schema @? 'lax $ ?
            (@.minimum.type() != "number" || @.exclusiveMinimum.type() != "number" ||
             @.maximum.type() != "number" || @.exclusiveMaximum.type() != "number" ||
             @.minLength.type() != "number" || @.maxLength.type() != "number" ||
             @.minItems.type() != "number" || @.maxItems.type() != "number" ||
             @.uniqueItems.type() != "boolean" || @.format.type() != "string" ||
             @.enum.type() != "array" || @.required.type() != "array" ||
             @.required[*].type() != "string")';
    _minimum   CONSTANT jsonb := _schema -> 'minimum';
    _maximum   CONSTANT jsonb := _schema -> 'maximum';
    _above     CONSTANT jsonb := _schema -> 'exclusiveMinimum';
    _below     CONSTANT jsonb := _schema -> 'exclusiveMaximum';
    _shortest  CONSTANT numeric := CASE WHEN _quick THEN (_schema -> 'minLength')::numeric END;
    _longest   CONSTANT numeric := CASE WHEN _quick THEN (_schema -> 'maxLength')::numeric END;
    _least     CONSTANT numeric := CASE WHEN _quick THEN (_schema -> 'minItems')::numeric END;
    _most      CONSTANT numeric := CASE WHEN _quick THEN (_schema -> 'maxItems')::numeric END;
    _const     CONSTANT jsonb := _schema -> 'const';
    _unique    CONSTANT boolean := (_schema -> 'uniqueItems' = 'true') IS TRUE;
    _contains  CONSTANT boolean := _schema ? 'contains';
    -- By these properties most branches of a choice are told apart.
    _needed    text[] := '{}';
    _constants jsonb;
    _kind      text;
    _right     boolean;
    _call      boolean;
    _failures  integer[] := '{}';
    _owner     integer;
BEGIN
    IF _quick AND _schema ? 'required' THEN
        SELECT array_agg(name), jsonb_object_agg(name, property -> 'const') FILTER (
                   WHERE jsonb_typeof(property -> 'const') NOT IN ('array', 'object')
                     AND NOT property ? '$ref')
          INTO _needed, _constants
          FROM jsonb_array_elements_text(_schema -> 'required') AS name,
               LATERAL (SELECT _schema -> 'properties' -> name) AS _ (property);
        _needed := coalesce(_needed, '{}');
    END IF;
    FOREACH _kind IN ARRAY kinds LOOP
        _right := _type IS NULL OR _type ? _kind OR _type ? 'integer' AND _kind = 'number';
        _call := NOT _quick OR _schema ?| CASE _kind
            WHEN 'string' THEN ARRAY['contentEncoding', 'contentMediaType']
            WHEN 'number' THEN ARRAY['multipleOf']
            WHEN 'array' THEN ARRAY['enum']
            WHEN 'object' THEN ARRAY['enum', 'dependencies', 'minProperties', 'maxProperties']
            ELSE ARRAY[]::text[] END;
        FOR _owner IN
            SELECT owner
              FROM (SELECT unnest(instances) AS instance, unnest(owners) AS owner) AS _
             WHERE jsonb_typeof(instance) = _kind
               AND NOT CASE
                    WHEN _call THEN
                        json_schema.assertion_findings(
                            _schema, instance, '', _location, _keyword, pattern,
                            batch_failures.walk.assert_formats) IS NULL
                        AND NOT (_contains AND instance = '[]')
                    WHEN NOT _right OR _const <> instance THEN false
                    WHEN _kind = 'string' THEN
                        (length(instance #>> '{}') >= _shortest
                         AND length(instance #>> '{}') <= _longest
                         AND _enum @> instance
                         AND instance #>> '{}' ~ pattern COLLATE "C"
                         AND json_schema.is_format(_format, instance #>> '{}')) IS NOT FALSE
                    WHEN _kind = 'number' THEN
                        (instance >= _minimum AND instance <= _maximum
                         AND instance > _above AND instance < _below
                         AND _enum @> instance) IS NOT FALSE
                        AND NOT (_integer AND instance::numeric % 1 <> 0)
                    WHEN _kind = 'object' THEN
                        instance ?& _needed AND (instance @> _constants) IS NOT FALSE
                    WHEN _kind = 'array' THEN
                        (jsonb_array_length(instance) >= _least
                         AND jsonb_array_length(instance) <= _most) IS NOT FALSE
                        AND NOT (_contains AND instance = '[]')
                        AND CASE WHEN _unique
                                 THEN (SELECT count(DISTINCT item) = count(*)
                                         FROM jsonb_array_elements(instance) AS item)
                                 ELSE true END
                    ELSE (_enum @> instance) IS NOT FALSE END
        LOOP
            _failures := array_append(_failures, _owner);
            EXIT WHEN batch_failures.walk.first_only AND _owner = 1;
        END LOOP;
    END LOOP;
    RETURN _failures;
END
$$;

COMMENT ON FUNCTION json_schema.batch_failures(
    json_schema.task, jsonb[], integer[], text[], text, json_schema.walk) IS
'Returns the owners of those values in which assertion_findings() finds anything, or
contains no item to look at; for a walk that stops at the first finding none after the question
about all values. kinds: the kinds of values to look at. pattern: that of the schema, as PostgreSQL
writes it.';

COMMIT;
