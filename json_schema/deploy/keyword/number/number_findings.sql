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
    _divisor  numeric;
BEGIN
    _divisor := json_schema.number_keyword(schema, 'multipleOf', keyword_location);
    IF _divisor <= 0 THEN
        RAISE EXCEPTION USING
            ERRCODE = 'MR101',
            MESSAGE = 'not a valid JSON Schema: multipleOf must be greater than 0',
            DETAIL = format('At %s/multipleOf the schema says %s.', keyword_location, _divisor),
            HINT = 'json_schema.check_schema(schema) lists everything that is wrong with a schema.';
    END IF;
    IF _value % _divisor <> 0 THEN
        _findings := _findings || json_schema.found(
            instance_location, keyword_location, 'multipleOf',
            format('%s is not a multiple of %s', json_schema.shorten(instance),
                   json_schema.shorten(schema -> 'multipleOf')));
    END IF;
    IF _value > json_schema.number_keyword(schema, 'maximum', keyword_location) THEN
        _findings := _findings || json_schema.found(
            instance_location, keyword_location, 'maximum',
            format('%s is greater than %s', json_schema.shorten(instance),
                   json_schema.shorten(schema -> 'maximum')));
    END IF;
    IF _value >= json_schema.number_keyword(schema, 'exclusiveMaximum', keyword_location) THEN
        _findings := _findings || json_schema.found(
            instance_location, keyword_location, 'exclusiveMaximum',
            format('%s is not less than %s', json_schema.shorten(instance),
                   json_schema.shorten(schema -> 'exclusiveMaximum')));
    END IF;
    IF _value < json_schema.number_keyword(schema, 'minimum', keyword_location) THEN
        _findings := _findings || json_schema.found(
            instance_location, keyword_location, 'minimum',
            format('%s is less than %s', json_schema.shorten(instance),
                   json_schema.shorten(schema -> 'minimum')));
    END IF;
    IF _value <= json_schema.number_keyword(schema, 'exclusiveMinimum', keyword_location) THEN
        _findings := _findings || json_schema.found(
            instance_location, keyword_location, 'exclusiveMinimum',
            format('%s is not greater than %s', json_schema.shorten(instance),
                   json_schema.shorten(schema -> 'exclusiveMinimum')));
    END IF;
    RETURN _findings;
END
$$;

COMMENT ON FUNCTION json_schema.number_findings(jsonb, jsonb, text, text) IS
'Returns what breaks the keywords for numbers: multipleOf, maximum, minimum and the exclusive two.';

COMMIT;
