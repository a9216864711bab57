-- Deploy model_registry:json_schema/evaluate to pg

BEGIN;

CREATE FUNCTION json_schema.evaluate(
    run jsonb, first_only boolean, schema jsonb, location text, instance jsonb,
    at text, via text, depth integer)
RETURNS json_schema.finding[]
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _max_depth CONSTANT integer := 100;
    _findings  json_schema.finding[];
    _schema    jsonb := evaluate.schema;
    _location  text := evaluate.location;
    _via       text := evaluate.via;
    _target    text;
BEGIN
    IF evaluate.depth > _max_depth THEN
        RAISE EXCEPTION USING
            ERRCODE = 'MR105',
            MESSAGE = 'nested too deeply to be validated',
            DETAIL = format('More than %s schemas are being applied inside each other, at %s.',
                            _max_depth, left(evaluate.at, 200)),
            HINT = 'Make the document flatter, or the schema less recursive.';
    END IF;
    _target := evaluate.run #>> ARRAY['refs', _location];
    IF _target IS NOT NULL THEN
        WHILE _target IS NOT NULL LOOP
            _location := _target;
            _via := _via || '/$ref';
            _target := evaluate.run #>> ARRAY['refs', _location];
        END LOOP;
        _schema := json_schema.schema_at(evaluate.run, _location);
    END IF;
    IF _schema = 'true' THEN
        RETURN NULL;
    ELSIF _schema = 'false' THEN
        RETURN ARRAY[ROW(evaluate.at, _via, 'false',
                         json_schema.excerpt(evaluate.instance) || ' is not allowed',
                         3, NULL)::json_schema.finding];
    ELSIF jsonb_typeof(_schema) <> 'object' THEN
        RAISE EXCEPTION USING
            ERRCODE = 'MR101',
            MESSAGE = 'not a valid JSON Schema: a schema is an object or a boolean',
            DETAIL = format('At %s the schema says %s.', _location, json_schema.excerpt(_schema)),
            HINT = 'json_schema.check_schema(schema) lists everything that is wrong with a schema.';
    END IF;
    IF _schema ?| ARRAY['type', 'enum', 'const'] THEN
        _findings := json_schema.value_findings(_schema, evaluate.instance, evaluate.at, _via);
    END IF;
    CASE jsonb_typeof(evaluate.instance)
        WHEN 'number' THEN
            IF _schema ?| ARRAY['multipleOf', 'maximum', 'exclusiveMaximum', 'minimum',
                                'exclusiveMinimum'] THEN
                _findings := _findings || json_schema.number_findings(
                    _schema, evaluate.instance, evaluate.at, _via);
            END IF;
        WHEN 'string' THEN
            IF _schema ?| ARRAY['maxLength', 'minLength', 'pattern', 'format', 'contentEncoding',
                                'contentMediaType'] THEN
                _findings := _findings || json_schema.string_findings(
                    _schema, evaluate.instance, evaluate.at, _via,
                    (evaluate.run -> 'assert_formats')::boolean);
            END IF;
        WHEN 'array' THEN
            IF _schema ?| ARRAY['maxItems', 'minItems', 'uniqueItems'] THEN
                _findings := _findings || json_schema.array_findings(
                    _schema, evaluate.instance, evaluate.at, _via);
            END IF;
            IF _schema ?| ARRAY['items', 'contains'] THEN
                _findings := _findings || json_schema.item_findings(
                    evaluate.run, evaluate.first_only, _schema, _location, evaluate.instance,
                    evaluate.at, _via, evaluate.depth + 1);
            END IF;
        WHEN 'object' THEN
            IF _schema ?| ARRAY['required', 'maxProperties', 'minProperties', 'dependencies'] THEN
                _findings := _findings || json_schema.object_findings(
                    _schema, evaluate.instance, evaluate.at, _via);
            END IF;
            IF _schema ?| ARRAY['properties', 'patternProperties', 'additionalProperties',
                                'propertyNames', 'dependencies'] THEN
                _findings := _findings || json_schema.member_findings(
                    evaluate.run, evaluate.first_only, _schema, _location, evaluate.instance,
                    evaluate.at, _via, evaluate.depth + 1);
            END IF;
        ELSE
            NULL;
    END CASE;
    IF _schema ?| ARRAY['allOf', 'anyOf', 'oneOf', 'not', 'if'] THEN
        _findings := _findings || json_schema.combinator_findings(
            evaluate.run, evaluate.first_only, _schema, _location, evaluate.instance,
            evaluate.at, _via, evaluate.depth + 1);
    END IF;
    RETURN _findings;
END
$$;

COMMENT ON FUNCTION json_schema.evaluate(
    jsonb, boolean, jsonb, text, jsonb, text, text, integer) IS
'What breaks a schema, NULL where nothing does. run: what link() made, and assert_formats.
first_only: whether to stop at the first finding, whose message may then be missing. location: where
the schema is, as link() writes it. at, via: where the value and the schema are for the caller.';

CREATE FUNCTION json_schema.findings(
    schema jsonb, instance jsonb, assert_formats boolean, first_only boolean)
RETURNS json_schema.finding[]
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
STRICT
AS $$
DECLARE
    _run      jsonb := json_schema.link(findings.schema)
                    || jsonb_build_object('assert_formats', findings.assert_formats);
    -- A value from a table may be compressed; unpack it once, not at every step.
    _instance jsonb := jsonb_build_array(findings.instance) -> 0;
BEGIN
    RETURN json_schema.evaluate(_run, findings.first_only, findings.schema, '#', _instance,
                                '', '', 0);
END
$$;

COMMENT ON FUNCTION json_schema.findings(jsonb, jsonb, boolean, boolean) IS
'What breaks a schema, NULL where nothing does: the inside of errors() and is_valid().';

COMMIT;
