BEGIN;

SELECT plan(6);

CREATE TEMPORARY TABLE root AS
SELECT '{"definitions": {"a/b": {"$ref": "#/definitions/c"}, "c": {"title": "end"}},
         "items": {"$ref": "#/definitions/a~1b"}, "not": {"type": "null"},
         "if": {"allOf": [{"$ref": "#/items"}]}, "then": {"$ref": "#/items", "title": "hidden"},
         "else": {"title": 5}}'::jsonb AS schema;

CREATE FUNCTION pg_temp.task(pointer text) RETURNS json_schema.task
LANGUAGE sql AS $$
    SELECT ROW(root.schema -> pointer, '#/' || pointer, NULL, '{}', NULL, '', '', '', '')::json_schema.task
      FROM root;
$$;

SELECT is(json_schema.schema_title(schema, NULL, pg_temp.task('items')), 'end',
    'schema_title() finds the title at the end of a path of $refs') FROM root;
SELECT is(json_schema.schema_title(schema, NULL, pg_temp.task('if')), 'end',
    'schema_title() looks through an allOf of one schema') FROM root;
SELECT is(json_schema.schema_title(schema, NULL, pg_temp.task('then')), 'end',
    'schema_title() does not see a title that a $ref hides') FROM root;
SELECT is(json_schema.schema_title(schema, NULL, pg_temp.task('else')), NULL,
    'schema_title() ignores a title that is no text') FROM root;
SELECT is(json_schema.schema_name(schema, NULL, pg_temp.task('items')), '"end"',
    'schema_name() says the title') FROM root;
SELECT is(json_schema.schema_name(schema, NULL, pg_temp.task('not')), 'valid against {"type": "null"}',
    'schema_name() says what a schema without a title says') FROM root;

SELECT finish();

ROLLBACK;
