-- Deploy json_schema:keyword/number/number_findings to pg

BEGIN;

CREATE FUNCTION json_schema.number_findings(schema jsonb, instance jsonb, at text, via text)
RETURNS json_schema.finding[]
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _findings json_schema.finding[];
    _value    numeric := number_findings.instance::numeric;
    _limit    numeric;
BEGIN
    _limit := json_schema.keyword(
        number_findings.schema, 'multipleOf', 'number', number_findings.via)::numeric;
    IF _limit <= 0 THEN
        RAISE EXCEPTION USING
            ERRCODE = 'MR101',
            MESSAGE = 'not a valid JSON Schema: multipleOf must be greater than 0',
            DETAIL = format('At %s/multipleOf the schema says %s.', number_findings.via, _limit),
            HINT = 'json_schema.check_schema(schema) lists everything that is wrong with a schema.';
    END IF;
    IF _value % _limit <> 0 THEN
        _findings := _findings || json_schema.found(
            number_findings.at, number_findings.via, 'multipleOf',
            format('%s is not a multiple of %s',
                   json_schema.excerpt(number_findings.instance),
                   json_schema.excerpt(to_jsonb(_limit))));
    END IF;
    _limit := json_schema.keyword(
        number_findings.schema, 'maximum', 'number', number_findings.via)::numeric;
    IF _value > _limit THEN
        _findings := _findings || json_schema.found(
            number_findings.at, number_findings.via, 'maximum',
            format('%s is greater than %s',
                   json_schema.excerpt(number_findings.instance),
                   json_schema.excerpt(to_jsonb(_limit))));
    END IF;
    _limit := json_schema.keyword(
        number_findings.schema, 'exclusiveMaximum', 'number', number_findings.via)::numeric;
    IF _value >= _limit THEN
        _findings := _findings || json_schema.found(
            number_findings.at, number_findings.via, 'exclusiveMaximum',
            format('%s is not less than %s',
                   json_schema.excerpt(number_findings.instance),
                   json_schema.excerpt(to_jsonb(_limit))));
    END IF;
    _limit := json_schema.keyword(
        number_findings.schema, 'minimum', 'number', number_findings.via)::numeric;
    IF _value < _limit THEN
        _findings := _findings || json_schema.found(
            number_findings.at, number_findings.via, 'minimum',
            format('%s is less than %s',
                   json_schema.excerpt(number_findings.instance),
                   json_schema.excerpt(to_jsonb(_limit))));
    END IF;
    _limit := json_schema.keyword(
        number_findings.schema, 'exclusiveMinimum', 'number', number_findings.via)::numeric;
    IF _value <= _limit THEN
        _findings := _findings || json_schema.found(
            number_findings.at, number_findings.via, 'exclusiveMinimum',
            format('%s is not greater than %s',
                   json_schema.excerpt(number_findings.instance),
                   json_schema.excerpt(to_jsonb(_limit))));
    END IF;
    RETURN _findings;
END
$$;

COMMENT ON FUNCTION json_schema.number_findings(jsonb, jsonb, text, text) IS
'What breaks the keywords for numbers: multipleOf, maximum, minimum and the exclusive two.';

COMMIT;
