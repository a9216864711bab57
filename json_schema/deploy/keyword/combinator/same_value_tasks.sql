-- Deploy json_schema:keyword/combinator/same_value_tasks to pg

BEGIN;

CREATE FUNCTION json_schema.same_value_tasks(
    root jsonb, loaded jsonb, task json_schema.task, instance jsonb, condition boolean,
    with_note boolean)
RETURNS json_schema.task[]
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
DECLARE
    _task    json_schema.task := same_value_tasks.task;
    _tasks   json_schema.task[] := '{}';
    _one     json_schema.task;
    _schema  jsonb := same_value_tasks.task.schema;
    _all_of  jsonb := json_schema.keyword(
        _schema, 'allOf', 'array', same_value_tasks.task.keyword_location);
    _keyword text := CASE same_value_tasks.condition
        WHEN true THEN 'then' WHEN false THEN 'else' END;
    _name    text;
BEGIN
    FOR _i IN 0 .. coalesce(jsonb_array_length(_all_of), 0) - 1 LOOP
        _tasks := array_append(_tasks, json_schema.subtask(
            _task, _all_of -> _i, '/allOf/' || _i, 'false'));
    END LOOP;
    IF _schema ? _keyword THEN
        _one := json_schema.subtask(_task, _schema -> _keyword, '/' || _keyword, 'false');
        IF same_value_tasks.with_note THEN
            _one.note := format(
                '; %s applies, since the value is %s%s', _keyword,
                CASE _keyword WHEN 'else' THEN 'not ' END,
                json_schema.schema_name(same_value_tasks.root, same_value_tasks.loaded,
                    json_schema.subtask(_task, _schema -> 'if', '/if', 'if')));
        END IF;
        _tasks := array_append(_tasks, _one);
    END IF;
    IF _schema ? 'dependencies' AND jsonb_typeof(same_value_tasks.instance) = 'object' THEN
        FOR _name IN
            SELECT key
              FROM jsonb_each(json_schema.keyword(
                       _schema, 'dependencies', 'object', _task.keyword_location))
             WHERE jsonb_typeof(value) <> 'array'
               AND same_value_tasks.instance ? key
        LOOP
            _tasks := array_append(_tasks, json_schema.subtask(
                _task, _schema -> 'dependencies' -> _name,
                '/dependencies/' || json_schema.pointer_escape(_name), 'false'));
        END LOOP;
    END IF;
    RETURN _tasks;
END
$$;

COMMENT ON FUNCTION json_schema.same_value_tasks(
    jsonb, jsonb, json_schema.task, jsonb, boolean, boolean) IS
'Returns the schemas inside a schema that its value must meet too: allOf, then or else,
dependencies. Many may wait for one value, so the tasks have no copy of it. condition: whether the
schema of if holds. with_note: whether errors are to say so.';

COMMIT;
