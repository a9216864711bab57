-- Deploy json_schema:evaluate/group_task to pg

BEGIN;

CREATE FUNCTION json_schema.group_task(parent json_schema.task, keyword text, pattern text)
RETURNS json_schema.task
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _task    json_schema.task := parent;
    _pointer text := '/' || group_task.keyword;
BEGIN
    _task.schema := _task.schema -> group_task.keyword;
    IF group_task.pattern IS NOT NULL THEN
        _task.schema := _task.schema -> group_task.pattern;
        _pointer := json_schema.pointer_append(_pointer, group_task.pattern);
    END IF;
    _task.keyword := group_task.keyword;
    _task.location := _task.location || _pointer;
    _task.keyword_location := _task.keyword_location || _pointer;
    _task.trail := '{}';
    RETURN _task;
END
$$;

COMMENT ON FUNCTION json_schema.group_task(json_schema.task, text, text) IS
'Returns what all tasks of a group share: the schema of the keyword, and where it is. pattern: which
member of patternProperties.';

COMMIT;
