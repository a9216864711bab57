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
    _max       CONSTANT integer := (evaluate.run ->> 'max_errors')::integer;
    _queue     json_schema.task_group[] := '{}';
    _next      integer := 1;
    _group     json_schema.task_group;
    _around    jsonb;
    _names     text[];
    _first     integer := 1;
    _last      integer := 0;
    _name      text;
    _token     text;
    _here      json_schema.task[] := '{}';
    _i         integer := 1;
    _task      json_schema.task := evaluate.task;
    _instance  jsonb;
    _schema    jsonb;
    _ecma      text;
    _pattern   text;
    _patterns  jsonb := '{}';
    _new       json_schema.finding[];
    _findings  json_schema.finding[] := '{}';
    _one       json_schema.finding;
    _more      json_schema.task_group[];
    _waiting   json_schema.task_group;
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
            IF cardinality(_findings) >= _max THEN
                RETURN _findings[:_max];
            END IF;
        END IF;
        IF _schema ?| ARRAY['allOf', 'if', 'dependencies'] THEN
            FOREACH _child IN ARRAY json_schema.in_place(evaluate.run, _task, evaluate.depth + 1)
            LOOP
                _here := array_append(_here, _child);
            END LOOP;
        END IF;
        _more := json_schema.child_groups(
            _schema, _task.location, _task.instance, _task.at, _task.via);
        IF _more IS NOT NULL THEN
            IF _next > cardinality(_queue) THEN
                _queue := _more;
                _next := 1;
            ELSE
                FOREACH _waiting IN ARRAY _more LOOP
                    _queue := array_append(_queue, _waiting);
                END LOOP;
            END IF;
        END IF;
        -- First all that this one value must meet, then what is inside.
        IF _i <= cardinality(_here) THEN
            _instance := _task.instance;
            _task := _here[_i];
            _task.instance := _instance;
            _i := _i + 1;
            CONTINUE;
        END IF;
        _here := '{}';
        _i := 1;
        WHILE _first > _last LOOP
            IF _next > cardinality(_queue) THEN
                RETURN nullif(_findings, '{}');
            END IF;
            _group := _queue[_next];
            _queue[_next] := NULL;
            _next := _next + 1;
            -- What is read for each of many stands in variables: a field of a record costs more.
            _around := _group.instance;
            _names := _group.names;
            _first := _group.first;
            _last := _group.last;
        END LOOP;
        IF _names IS NULL THEN
            _token := '/' || _first;
            _task.instance := _around -> _first;
            _task.schema := CASE WHEN _group.each THEN _group.schema -> _first
                                 ELSE _group.schema END;
        ELSE
            _name := _names[_first];
            _token := '/' || json_schema.pointer_escape(_name);
            _task.instance := _around -> _name;
            _task.schema := CASE WHEN _group.each THEN _group.schema -> _name
                                 ELSE _group.schema END;
        END IF;
        _first := _first + 1;
        _task.keyword := _group.keyword;
        _task.at := _group.at || _token;
        _task.location := _group.location || CASE WHEN _group.each THEN _token ELSE '' END;
        _task.via := _group.via || CASE WHEN _group.each THEN _token ELSE '' END;
    END LOOP;
END
$$;

COMMENT ON FUNCTION json_schema.evaluate(jsonb, boolean, json_schema.task, integer) IS
'What breaks a schema, NULL where nothing does. run: what link() made, assert_formats, and
max_errors, at which to stop. first_only: whether to stop at the first finding, whose message may
then be missing.';

COMMIT;
