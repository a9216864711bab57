-- Deploy json_schema:evaluate/task_group to pg

BEGIN;

CREATE TYPE json_schema.task_group AS (
    keyword  text,
    schema   jsonb,
    location text,
    via      text,
    instance jsonb,
    at       text,
    names    text[],
    first    integer,
    last     integer,
    each     boolean
);

COMMENT ON TYPE json_schema.task_group IS
'Items or properties of one value that wait for what one keyword has for them. Each becomes a task
only when its turn comes: of a million items those that are never reached cost nothing.';
COMMENT ON COLUMN json_schema.task_group.keyword IS
'The keyword.';
COMMENT ON COLUMN json_schema.task_group.schema IS
'The schema for all of them, or the object or array that has one for each.';
COMMENT ON COLUMN json_schema.task_group.location IS
'Where that is, as json_schema.link() writes locations.';
COMMENT ON COLUMN json_schema.task_group.via IS
'Where that is: a JSON Pointer into the schema that goes through every $ref on the way.';
COMMENT ON COLUMN json_schema.task_group.instance IS
'The array or object that they are in.';
COMMENT ON COLUMN json_schema.task_group.at IS
'Where that is: a JSON Pointer into the instance.';
COMMENT ON COLUMN json_schema.task_group.names IS
'The names of the properties; NULL for items.';
COMMENT ON COLUMN json_schema.task_group.first IS
'The next one: an index into the array from 0, or into names from 1.';
COMMENT ON COLUMN json_schema.task_group.last IS
'The last one.';
COMMENT ON COLUMN json_schema.task_group.each IS
'Whether each has a schema of its own, under its name or index.';

COMMIT;
