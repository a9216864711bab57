-- Deploy json_schema:evaluate/task to pg

BEGIN;

CREATE TYPE json_schema.task AS (
    schema            jsonb,
    location          text,
    base              text,
    trail             text[],
    instance          jsonb,
    instance_location text,
    keyword_location  text,
    keyword           text,
    note              text
);

COMMENT ON TYPE json_schema.task IS
'A value that waits for its turn to be checked against a schema.';
COMMENT ON COLUMN json_schema.task.schema IS
'The schema, which may be a $ref.';
COMMENT ON COLUMN json_schema.task.location IS
'Where the schema is: the URI of its document, empty for that of the caller, # and a JSON Pointer.';
COMMENT ON COLUMN json_schema.task.base IS
'The base URI there; NULL where it is that of the whole document.';
COMMENT ON COLUMN json_schema.task.trail IS
'The locations that $refs have led to on the way to the schema, since the walk came to the value.';
COMMENT ON COLUMN json_schema.task.instance IS
'The value.';
COMMENT ON COLUMN json_schema.task.instance_location IS
'Where the value is: a JSON Pointer into the instance.';
COMMENT ON COLUMN json_schema.task.keyword_location IS
'Where the schema is: a JSON Pointer into the schema that goes through every $ref on the way.';
COMMENT ON COLUMN json_schema.task.keyword IS
'The keyword that applies the schema: properties, items, ...';
COMMENT ON COLUMN json_schema.task.note IS
'What every error is to add: why then or else applies; empty where there is nothing to add.';

CREATE FUNCTION json_schema.subtask(
    task json_schema.task, schema jsonb, pointer text, keyword text)
RETURNS json_schema.task
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
    SELECT ROW(subtask.schema, (subtask.task).location || subtask.pointer, (subtask.task).base,
               (subtask.task).trail, (subtask.task).instance, (subtask.task).instance_location,
               (subtask.task).keyword_location || subtask.pointer, subtask.keyword,
               (subtask.task).note)::json_schema.task;
$$;

COMMENT ON FUNCTION json_schema.subtask(json_schema.task, jsonb, text, text) IS
'Returns the task of the same value and a schema inside the schema: pointer says where it is there,
keyword what applies it.';

COMMIT;
