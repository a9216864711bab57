-- Deploy model_registry:json_schema/evaluate to pg

BEGIN;

CREATE FUNCTION json_schema.evaluate(
    run jsonb, first_only boolean, location text, instance jsonb, at text, via text, depth integer)
RETURNS json_schema.finding[]
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    -- What is inside the value is queued, so a document may be nested as deeply as it likes. Only
    -- keywords that must know whether a schema holds come here again; 100 of them inside each other
    -- take half of the stack that max_stack_depth grants by default.
    _max_depth CONSTANT integer := 100;
    _queue     json_schema.task[] := ARRAY[ROW(
        evaluate.location, evaluate.instance, evaluate.at, evaluate.via, 'false'
    )::json_schema.task];
    _next      integer := 1;
    _task      json_schema.task;
    _locations text[];
    _vias      text[];
    _i         integer;
    _location  text;
    _target    text;
    _via       text;
    _schema    jsonb;
    _pointer   text;
    _ecma      text;
    _pattern   text;
    _patterns  jsonb := '{}';
    _new       json_schema.finding[];
    _findings  json_schema.finding[] := '{}';
    _one       json_schema.finding;
    _child     json_schema.task;
BEGIN
    IF evaluate.depth > _max_depth THEN
        RAISE EXCEPTION USING
            ERRCODE = 'MR105',
            MESSAGE = 'nested too deeply to be validated',
            DETAIL = format('More than %s of anyOf, oneOf, not, if, contains and propertyNames are '
                            'being applied inside each other, at %s.',
                            _max_depth, left(evaluate.at, 200)),
            HINT = 'Make the document flatter, or the schema less recursive.';
    END IF;
    WHILE _next <= cardinality(_queue) LOOP
        _task := _queue[_next];
        _queue[_next] := NULL;
        _next := _next + 1;
        -- The schemas that this one value must meet: the first, and what it applies in place.
        _locations := ARRAY[_task.location];
        _vias := ARRAY[_task.via];
        _i := 1;
        WHILE _i <= cardinality(_locations) LOOP
            _location := _locations[_i];
            _via := _vias[_i];
            _i := _i + 1;
            _target := evaluate.run #>> ARRAY['refs', _location];
            WHILE _target IS NOT NULL LOOP
                _location := _target;
                _via := _via || '/$ref';
                _target := evaluate.run #>> ARRAY['refs', _location];
            END LOOP;
            _schema := json_schema.schema_at(evaluate.run, _location);
            _pattern := NULL;
            IF _schema ? 'pattern' AND jsonb_typeof(_task.instance) = 'string' THEN
                _ecma := json_schema.keyword(_schema, 'pattern', 'string', _via) #>> '{}';
                -- Translating takes longer than matching: once for all items of an array.
                IF NOT _patterns ? _ecma THEN
                    _patterns := _patterns || jsonb_build_object(
                        _ecma, json_schema.pattern(_ecma));
                END IF;
                _pattern := _patterns ->> _ecma;
            END IF;
            _new := json_schema.own_findings(
                _schema, _task.instance, _task.at, _via, _task.keyword, _pattern,
                (evaluate.run -> 'assert_formats')::boolean);
            IF _schema ?| ARRAY['anyOf', 'oneOf', 'not'] THEN
                _new := _new || json_schema.combinator_findings(
                    evaluate.run, evaluate.first_only, _schema, _location, _task.instance,
                    _task.at, _via, evaluate.depth + 1);
            END IF;
            IF _schema ? 'contains' AND jsonb_typeof(_task.instance) = 'array' THEN
                _new := _new || json_schema.contains_findings(
                    evaluate.run, _location, _task.instance, _task.at, _via, evaluate.depth + 1);
            END IF;
            IF _schema ? 'propertyNames' AND jsonb_typeof(_task.instance) = 'object' THEN
                _new := _new || json_schema.name_findings(
                    evaluate.run, evaluate.first_only, _location, _task.instance, _task.at, _via,
                    evaluate.depth + 1);
            END IF;
            IF _new IS NOT NULL THEN
                IF evaluate.first_only THEN
                    RETURN _new;
                END IF;
                -- array_append works in place, where || would copy all that was found so far.
                FOREACH _one IN ARRAY _new LOOP
                    _findings := array_append(_findings, _one);
                END LOOP;
            END IF;
            IF _schema ?| ARRAY['allOf', 'if', 'dependencies'] THEN
                FOREACH _pointer IN ARRAY json_schema.in_place(
                    evaluate.run, _schema, _location, _task.instance, _task.at, _via,
                    evaluate.depth + 1)
                LOOP
                    _locations := array_append(_locations, _location || _pointer);
                    _vias := array_append(_vias, _via || _pointer);
                END LOOP;
            END IF;
            FOREACH _child IN ARRAY coalesce(json_schema.child_tasks(
                _schema, _location, _task.instance, _task.at, _via), '{}')
            LOOP
                _queue := array_append(_queue, _child);
            END LOOP;
        END LOOP;
    END LOOP;
    RETURN nullif(_findings, '{}');
END
$$;

COMMENT ON FUNCTION json_schema.evaluate(jsonb, boolean, text, jsonb, text, text, integer) IS
'What breaks a schema, NULL where nothing does. run: what link() made, and assert_formats.
first_only: whether to stop at the first finding, whose message may then be missing. location: where
the schema is, as link() writes it. at, via: where the value and the schema are for the caller.';

COMMIT;
