-- Deploy json_schema:keyword/object/object_findings to pg

BEGIN;

CREATE FUNCTION json_schema.object_findings(
    schema jsonb, instance jsonb, instance_location text, keyword_location text)
RETURNS json_schema.finding[]
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _findings json_schema.finding[];
    _size     integer;
    _needed   jsonb;
    _name     text;
BEGIN
    _needed := json_schema.keyword(
        schema, 'required', 'array', keyword_location);
    FOR _i IN 0 .. coalesce(jsonb_array_length(_needed), 0) - 1 LOOP
        IF NOT instance ? (_needed ->> _i) THEN
            _findings := _findings || json_schema.found(
                instance_location, keyword_location, 'required',
                format('the property %s is missing', _needed -> _i));
        END IF;
    END LOOP;
    IF schema ?| ARRAY['maxProperties', 'minProperties'] THEN
        _size := (SELECT count(*) FROM jsonb_object_keys(instance));
        IF _size > json_schema.number_keyword(schema, 'maxProperties', keyword_location) THEN
            _findings := _findings || json_schema.found(
                instance_location, keyword_location, 'maxProperties',
                format('%s has size %s, at most %s is allowed',
                       json_schema.shorten(instance), _size, schema -> 'maxProperties'));
        END IF;
        IF _size < json_schema.number_keyword(schema, 'minProperties', keyword_location) THEN
            _findings := _findings || json_schema.found(
                instance_location, keyword_location, 'minProperties',
                format('%s has size %s, at least %s is needed',
                       json_schema.shorten(instance), _size, schema -> 'minProperties'));
        END IF;
    END IF;
    IF schema ? 'dependencies' THEN
        FOR _name, _needed IN
            SELECT key, value
              FROM jsonb_each(json_schema.keyword(
                       schema, 'dependencies', 'object', keyword_location))
             WHERE jsonb_typeof(value) = 'array'
               AND instance ? key
        LOOP
            FOR _i IN 0 .. jsonb_array_length(_needed) - 1 LOOP
                IF NOT instance ? (_needed ->> _i) THEN
                    _findings := _findings || json_schema.found(
                        instance_location, keyword_location, 'dependencies',
                        format('the property %s is missing, which %s needs',
                               _needed -> _i, to_jsonb(_name)));
                END IF;
            END LOOP;
        END LOOP;
    END IF;
    RETURN _findings;
END
$$;

COMMENT ON FUNCTION json_schema.object_findings(jsonb, jsonb, text, text) IS
'Returns what breaks the keywords for an object as a whole: required, maxProperties, minProperties,
and dependencies on other properties.';

COMMIT;
