-- Deploy json_schema:keyword/combinator/in_place to pg

BEGIN;

CREATE FUNCTION json_schema.in_place(run jsonb, task json_schema.task, depth integer)
RETURNS json_schema.task[]
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    -- Many schemas may wait for one value: none of them keeps a copy of it.
    _task    json_schema.task := in_place.task;
    _tasks   json_schema.task[] := '{}';
    _schema  jsonb := in_place.task.schema;
    _all_of  jsonb := json_schema.keyword(_schema, 'allOf', 'array', in_place.task.via);
    _keyword text;
    _name    text;
BEGIN
    _task.instance := NULL;
    FOR _i IN 0 .. coalesce(jsonb_array_length(_all_of), 0) - 1 LOOP
        _tasks := array_append(_tasks, json_schema.subtask(
            _task, _all_of -> _i, '/allOf/' || _i));
    END LOOP;
    IF _schema ? 'if' AND _schema ?| ARRAY['then', 'else'] THEN
        _keyword := CASE
            WHEN json_schema.evaluate(
                     in_place.run, true,
                     json_schema.subtask(in_place.task, _schema -> 'if', '/if'),
                     in_place.depth) IS NULL
            THEN 'then'
            ELSE 'else'
        END;
        IF _schema ? _keyword THEN
            _tasks := array_append(_tasks, json_schema.subtask(
                _task, _schema -> _keyword, '/' || _keyword));
        END IF;
    END IF;
    IF _schema ? 'dependencies' AND jsonb_typeof(in_place.task.instance) = 'object' THEN
        FOR _name IN
            SELECT key
              FROM jsonb_each(json_schema.keyword(
                       _schema, 'dependencies', 'object', in_place.task.via))
             WHERE jsonb_typeof(value) <> 'array'
               AND in_place.task.instance ? key
        LOOP
            _tasks := array_append(_tasks, json_schema.subtask(
                _task, _schema -> 'dependencies' -> _name,
                '/dependencies/' || json_schema.pointer_escape(_name)));
        END LOOP;
    END IF;
    RETURN _tasks;
END
$$;

COMMENT ON FUNCTION json_schema.in_place(jsonb, json_schema.task, integer) IS
'The schemas inside a schema that its value must meet too: allOf, then or else, dependencies. The
value itself is left out.';

COMMIT;
