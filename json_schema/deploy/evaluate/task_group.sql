-- Deploy json_schema:evaluate/task_group to pg

BEGIN;

CREATE TYPE json_schema.task_group AS (
    keyword text,
    pattern text,
    names   text[],
    first   integer,
    last    integer,
    each    boolean
);

COMMENT ON TYPE json_schema.task_group IS
'Items or properties of one value that wait for what one keyword has for them. Each becomes a task
only when its turn comes: of a million items those that are never reached cost nothing.';
COMMENT ON COLUMN json_schema.task_group.keyword IS
'The keyword.';
COMMENT ON COLUMN json_schema.task_group.pattern IS
'Which member of patternProperties; else NULL.';
COMMENT ON COLUMN json_schema.task_group.names IS
'The names of the properties; NULL for items.';
COMMENT ON COLUMN json_schema.task_group.first IS
'The first one: an index into the array from 0, or into names from 1.';
COMMENT ON COLUMN json_schema.task_group.last IS
'The last one.';
COMMENT ON COLUMN json_schema.task_group.each IS
'Whether each has a schema of its own, under its name or index.';

CREATE TYPE json_schema.parent AS (
    task   json_schema.task,
    groups json_schema.task_group[]
);

COMMENT ON TYPE json_schema.parent IS
'A value that was checked, whose items or properties wait.';
COMMENT ON COLUMN json_schema.parent.task IS
'The value and the schema.';
COMMENT ON COLUMN json_schema.parent.groups IS
'What waits, keyword by keyword.';

COMMIT;
