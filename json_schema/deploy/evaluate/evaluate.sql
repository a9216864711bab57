-- Deploy json_schema:evaluate/evaluate to pg

BEGIN;

CREATE FUNCTION json_schema.evaluate(
    run jsonb, first_only boolean, task json_schema.task, depth integer)
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
    _queue     json_schema.task[] := '{}';
    _next      integer := 1;
    _here      json_schema.task[] := '{}';
    _i         integer := 1;
    _task      json_schema.task := evaluate.task;
    _shared    jsonb;
    _instance  jsonb;
    _schema    jsonb;
    _ecma      text;
    _pattern   text;
    _patterns  jsonb := '{}';
    _new       json_schema.finding[];
    _findings  json_schema.finding[] := '{}';
    _one       json_schema.finding;
    _more      json_schema.task[];
    _child     json_schema.task;
BEGIN
    IF evaluate.depth > _max_depth THEN
        RAISE EXCEPTION USING
            ERRCODE = 'MR105',
            MESSAGE = 'nested too deeply to be validated',
            DETAIL = format('More than %s of anyOf, oneOf, not, if, contains and propertyNames are '
                            'being applied inside each other, at %s.',
                            _max_depth, left(evaluate.task.at, 200)),
            HINT = 'Make the document flatter, or the schema less recursive.';
    END IF;
    _task.keyword := 'false';
    LOOP
        -- A $ref that is no text refers to nothing.
        WHILE _task.schema ? '$ref' AND evaluate.run -> 'refs' ? _task.location LOOP
            _task.location := evaluate.run #>> ARRAY['refs', _task.location];
            _task.schema := json_schema.schema_at(evaluate.run, _task.location);
            _task.via := _task.via || '/$ref';
        END LOOP;
        _schema := _task.schema;
        _pattern := NULL;
        IF _schema ? 'pattern' AND jsonb_typeof(_task.instance) = 'string' THEN
            _ecma := json_schema.keyword(_schema, 'pattern', 'string', _task.via) #>> '{}';
            -- Translating takes longer than matching: once for all items of an array.
            IF NOT _patterns ? _ecma THEN
                _patterns := _patterns || jsonb_build_object(
                    _ecma, json_schema.pattern(_ecma));
            END IF;
            _pattern := _patterns ->> _ecma;
        END IF;
        _new := json_schema.own_findings(
            _schema, _task.instance, _task.at, _task.via, _task.keyword, _pattern,
            (evaluate.run -> 'assert_formats')::boolean);
        IF _schema ?| ARRAY['anyOf', 'oneOf', 'not', 'contains', 'propertyNames'] THEN
            _new := _new || json_schema.combinator_findings(
                evaluate.run, evaluate.first_only, _task, evaluate.depth + 1);
            IF _schema ? 'contains' AND jsonb_typeof(_task.instance) = 'array' THEN
                _new := _new || json_schema.contains_findings(
                    evaluate.run, _task, evaluate.depth + 1);
            END IF;
            IF _schema ? 'propertyNames' AND jsonb_typeof(_task.instance) = 'object' THEN
                _new := _new || json_schema.name_findings(
                    evaluate.run, evaluate.first_only, _task, evaluate.depth + 1);
            END IF;
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
            FOREACH _child IN ARRAY json_schema.in_place(evaluate.run, _task, evaluate.depth + 1)
            LOOP
                _here := array_append(_here, _child);
            END LOOP;
        END IF;
        _more := json_schema.child_tasks(
            _schema, _task.location, _task.instance, _task.at, _task.via);
        IF _next > cardinality(_queue) THEN
            _queue := coalesce(_more, '{}');
            _next := 1;
        ELSIF _more IS NOT NULL THEN
            FOREACH _child IN ARRAY _more LOOP
                _queue := array_append(_queue, _child);
            END LOOP;
        END IF;
        -- First all that this one value must meet, then what is inside.
        IF _i <= cardinality(_here) THEN
            _instance := _task.instance;
            _task := _here[_i];
            _task.instance := _instance;
            _i := _i + 1;
        ELSIF _next <= cardinality(_queue) THEN
            _task := _queue[_next];
            IF _task.schema IS NULL THEN
                _task.schema := _shared;
            ELSE
                _shared := _task.schema;
            END IF;
            _queue[_next] := NULL;
            _next := _next + 1;
            _here := '{}';
            _i := 1;
        ELSE
            EXIT;
        END IF;
    END LOOP;
    RETURN nullif(_findings, '{}');
END
$$;

COMMENT ON FUNCTION json_schema.evaluate(jsonb, boolean, json_schema.task, integer) IS
'What breaks a schema, NULL where nothing does. run: what link() made, and assert_formats.
first_only: whether to stop at the first finding, whose message may then be missing.';

COMMIT;
