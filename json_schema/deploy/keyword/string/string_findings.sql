-- Deploy json_schema:keyword/string/string_findings to pg

BEGIN;

CREATE FUNCTION json_schema.string_findings(
    schema jsonb, instance jsonb, instance_location text, keyword_location text, pattern text,
    assert_formats boolean)
RETURNS json_schema.finding[]
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _findings json_schema.finding[];
    _value    text := instance #>> '{}';
    _name     text;
    _media    text;
BEGIN
    IF length(_value) > json_schema.number_keyword(schema, 'maxLength', keyword_location) THEN
        _findings := _findings || json_schema.found(
            instance_location, keyword_location, 'maxLength',
            format('%s has length %s, at most %s is allowed',
                   json_schema.shorten(instance), length(_value), schema -> 'maxLength'));
    END IF;
    IF length(_value) < json_schema.number_keyword(schema, 'minLength', keyword_location) THEN
        _findings := _findings || json_schema.found(
            instance_location, keyword_location, 'minLength',
            format('%s has length %s, at least %s is needed',
                   json_schema.shorten(instance), length(_value), schema -> 'minLength'));
    END IF;
    IF _value COLLATE "C" !~ pattern THEN
        _findings := _findings || json_schema.found(
            instance_location, keyword_location, 'pattern',
            format('%s does not match the pattern %s',
                   json_schema.shorten(instance),
                   schema ->> 'pattern'));
    END IF;
    -- Annotations, unless asked to assert them.
    IF assert_formats THEN
        IF schema ? 'format' THEN
            _name := json_schema.keyword(
                schema, 'format', 'string', keyword_location) #>> '{}';
            IF NOT json_schema.is_format(_name, _value) THEN
                _findings := _findings || json_schema.found(
                    instance_location, keyword_location, 'format',
                    format('%s is not a valid %s',
                           json_schema.shorten(instance), _name));
            END IF;
        END IF;
        _name := json_schema.keyword(
            schema, 'contentEncoding', 'string', keyword_location) #>> '{}';
        _media := json_schema.keyword(
            schema, 'contentMediaType', 'string', keyword_location) #>> '{}';
        IF NOT json_schema.is_content(_name, NULL, _value) THEN
            _findings := _findings || json_schema.found(
                instance_location, keyword_location, 'contentEncoding',
                format('%s is not encoded in %s',
                       json_schema.shorten(instance), _name));
        ELSIF NOT json_schema.is_content(_name, _media, _value) THEN
            _findings := _findings || json_schema.found(
                instance_location, keyword_location, 'contentMediaType',
                format('%s does not hold %s',
                       json_schema.shorten(instance), _media));
        END IF;
    END IF;
    RETURN _findings;
END
$$;

COMMENT ON FUNCTION json_schema.string_findings(jsonb, jsonb, text, text, text, boolean) IS
'Returns what breaks the keywords for strings: maxLength, minLength, pattern and, where formats are
asserted, format, contentEncoding and contentMediaType. pattern: as PostgreSQL writes it.';

COMMIT;
