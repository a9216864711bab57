-- Deploy json_schema:keyword/string/string_findings to pg

BEGIN;

CREATE FUNCTION json_schema.string_findings(
    schema jsonb, instance jsonb, at text, via text, pattern text, assert_formats boolean)
RETURNS json_schema.finding[]
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _findings json_schema.finding[];
    _value    text := string_findings.instance #>> '{}';
    _limit    numeric;
    _name     text;
    _media    text;
BEGIN
    _limit := json_schema.keyword(
        string_findings.schema, 'maxLength', 'number', string_findings.via)::numeric;
    IF length(_value) > _limit THEN
        _findings := _findings || json_schema.found(
            string_findings.at, string_findings.via, 'maxLength',
            format('%s has length %s, at most %s is allowed',
                   json_schema.excerpt(string_findings.instance), length(_value), _limit));
    END IF;
    _limit := json_schema.keyword(
        string_findings.schema, 'minLength', 'number', string_findings.via)::numeric;
    IF length(_value) < _limit THEN
        _findings := _findings || json_schema.found(
            string_findings.at, string_findings.via, 'minLength',
            format('%s has length %s, at least %s is needed',
                   json_schema.excerpt(string_findings.instance), length(_value), _limit));
    END IF;
    IF _value COLLATE "C" !~ string_findings.pattern THEN
        _findings := _findings || json_schema.found(
            string_findings.at, string_findings.via, 'pattern',
            format('%s does not match the pattern %s',
                   json_schema.excerpt(string_findings.instance),
                   string_findings.schema ->> 'pattern'));
    END IF;
    -- Annotations, unless asked to assert them.
    IF string_findings.assert_formats THEN
        IF string_findings.schema ? 'format' THEN
            _name := json_schema.keyword(
                string_findings.schema, 'format', 'string', string_findings.via) #>> '{}';
            IF NOT json_schema.is_format(_name, _value) THEN
                _findings := _findings || json_schema.found(
                    string_findings.at, string_findings.via, 'format',
                    format('%s is not a valid %s',
                           json_schema.excerpt(string_findings.instance), _name));
            END IF;
        END IF;
        _name := json_schema.keyword(
            string_findings.schema, 'contentEncoding', 'string', string_findings.via) #>> '{}';
        _media := json_schema.keyword(
            string_findings.schema, 'contentMediaType', 'string', string_findings.via) #>> '{}';
        IF NOT json_schema.is_content(_name, NULL, _value) THEN
            _findings := _findings || json_schema.found(
                string_findings.at, string_findings.via, 'contentEncoding',
                format('%s is not encoded in %s',
                       json_schema.excerpt(string_findings.instance), _name));
        ELSIF NOT json_schema.is_content(_name, _media, _value) THEN
            _findings := _findings || json_schema.found(
                string_findings.at, string_findings.via, 'contentMediaType',
                format('%s does not hold %s',
                       json_schema.excerpt(string_findings.instance), _media));
        END IF;
    END IF;
    RETURN _findings;
END
$$;

COMMENT ON FUNCTION json_schema.string_findings(jsonb, jsonb, text, text, text, boolean) IS
'What breaks the keywords for strings: maxLength, minLength, pattern and, where formats are
asserted, format, contentEncoding and contentMediaType. pattern: as PostgreSQL writes it.';

COMMIT;
