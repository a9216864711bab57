-- Deploy json_schema:evaluate/task to pg

BEGIN;

CREATE TYPE json_schema.task AS (
    schema   jsonb,
    location text,
    instance jsonb,
    at       text,
    via      text,
    keyword  text
);

COMMENT ON TYPE json_schema.task IS
'A value that waits for its turn to be checked against a schema.';
COMMENT ON COLUMN json_schema.task.schema IS
'The schema, which may be a $ref; in a queue, NULL stands for that of the task before.';
COMMENT ON COLUMN json_schema.task.location IS
'Where the schema is, as json_schema.link() writes locations.';
COMMENT ON COLUMN json_schema.task.instance IS
'The value.';
COMMENT ON COLUMN json_schema.task.at IS
'Where the value is: a JSON Pointer into the instance.';
COMMENT ON COLUMN json_schema.task.via IS
'Where the schema is: a JSON Pointer into the schema that goes through every $ref on the way.';
COMMENT ON COLUMN json_schema.task.keyword IS
'The keyword that applies the schema: properties, items, ...';

CREATE FUNCTION json_schema.subtask(task json_schema.task, schema jsonb, pointer text)
RETURNS json_schema.task
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
    SELECT ROW(subtask.schema, (subtask.task).location || subtask.pointer, (subtask.task).instance,
               (subtask.task).at, (subtask.task).via || subtask.pointer,
               (subtask.task).keyword)::json_schema.task;
$$;

COMMENT ON FUNCTION json_schema.subtask(json_schema.task, jsonb, text) IS
'The same value against a schema inside the schema: pointer says where it is there.';

COMMIT;
