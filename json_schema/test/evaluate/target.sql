BEGIN;

SELECT plan(6);

CREATE TEMPORARY TABLE linked AS
SELECT json_schema.link('{"title": "root", "definitions": {"a/b": {"$ref": "#/definitions/c"},
    "c": {"title": "end"}}, "items": {"$ref": "#/definitions/a~1b"}, "not": {"type": "null"}}') AS run;

SELECT is(json_schema.target(run, '#'), '#', 'where there is no $ref, the location itself')
  FROM linked;
SELECT is(json_schema.target(run, '#/items'), '#/definitions/c', 'the end of all $refs')
  FROM linked;
SELECT is(json_schema.schema_at(run, '#/definitions/a~1b'), '{"$ref": "#/definitions/c"}',
    'the schema at a location') FROM linked;
SELECT is(json_schema.schema_title(run, '{"$ref": "#/definitions/a~1b"}', '#/items'), 'end', 'the title of what is referred to')
  FROM linked;
SELECT is(json_schema.schema_name(run, '{"$ref": "#/definitions/a~1b"}', '#/items'), '"end"', 'a schema goes by its title')
  FROM linked;
SELECT is(json_schema.schema_name(run, '{"type": "null"}', '#/not'), 'valid against {"type": "null"}',
    'or by what it says') FROM linked;

SELECT finish();

ROLLBACK;
