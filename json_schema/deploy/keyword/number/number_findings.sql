-- Deploy json_schema:keyword/number/number_findings to pg

BEGIN;

CREATE FUNCTION json_schema.number_findings(
    schema jsonb, instance jsonb, instance_location text, keyword_location text)
RETURNS json_schema.finding[]
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _findings json_schema.finding[];
    _value    numeric := instance::numeric;
    _limit    numeric;
BEGIN
    _limit := CASE WHEN schema ? 'multipleOf' THEN json_schema.keyword(
        schema, 'multipleOf', 'number', keyword_location)::numeric END;
    IF _limit <= 0 THEN
        RAISE EXCEPTION USING
            ERRCODE = 'MR101',
            MESSAGE = 'not a valid JSON Schema: multipleOf must be greater than 0',
            DETAIL = format('At %s/multipleOf the schema says %s.', keyword_location, _limit),
            HINT = 'json_schema.check_schema(schema) lists everything that is wrong with a schema.';
    END IF;
    IF _value % _limit <> 0 THEN
        _findings := _findings || json_schema.found(
            instance_location, keyword_location, 'multipleOf',
            format('%s is not a multiple of %s',
                   json_schema.shorten(instance),
                   json_schema.shorten(to_jsonb(_limit))));
    END IF;
    _limit := CASE WHEN schema ? 'maximum' THEN json_schema.keyword(
        schema, 'maximum', 'number', keyword_location)::numeric END;
    IF _value > _limit THEN
        _findings := _findings || json_schema.found(
            instance_location, keyword_location, 'maximum',
            format('%s is greater than %s',
                   json_schema.shorten(instance),
                   json_schema.shorten(to_jsonb(_limit))));
    END IF;
    _limit := CASE WHEN schema ? 'exclusiveMaximum' THEN json_schema.keyword(
        schema, 'exclusiveMaximum', 'number', keyword_location)::numeric END;
    IF _value >= _limit THEN
        _findings := _findings || json_schema.found(
            instance_location, keyword_location, 'exclusiveMaximum',
            format('%s is not less than %s',
                   json_schema.shorten(instance),
                   json_schema.shorten(to_jsonb(_limit))));
    END IF;
    _limit := CASE WHEN schema ? 'minimum' THEN json_schema.keyword(
        schema, 'minimum', 'number', keyword_location)::numeric END;
    IF _value < _limit THEN
        _findings := _findings || json_schema.found(
            instance_location, keyword_location, 'minimum',
            format('%s is less than %s',
                   json_schema.shorten(instance),
                   json_schema.shorten(to_jsonb(_limit))));
    END IF;
    _limit := CASE WHEN schema ? 'exclusiveMinimum' THEN json_schema.keyword(
        schema, 'exclusiveMinimum', 'number', keyword_location)::numeric END;
    IF _value <= _limit THEN
        _findings := _findings || json_schema.found(
            instance_location, keyword_location, 'exclusiveMinimum',
            format('%s is not greater than %s',
                   json_schema.shorten(instance),
                   json_schema.shorten(to_jsonb(_limit))));
    END IF;
    RETURN _findings;
END
$$;

COMMENT ON FUNCTION json_schema.number_findings(jsonb, jsonb, text, text) IS
'What breaks the keywords for numbers: multipleOf, maximum, minimum and the exclusive two.';

COMMIT;
