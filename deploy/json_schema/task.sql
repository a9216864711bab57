-- Deploy model_registry:json_schema/task to pg

BEGIN;

CREATE TYPE json_schema.task AS (
    location text,
    instance jsonb,
    at       text,
    via      text,
    keyword  text
);

COMMENT ON TYPE json_schema.task IS
'A value that waits for its turn to be checked against a schema.';
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

COMMIT;
