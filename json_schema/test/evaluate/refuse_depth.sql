BEGIN;

SELECT plan(1);

SELECT tap.refused($$SELECT json_schema.refuse_depth(ROW('{}', '#', NULL, '{}', '1', '/a', '/not/not',
    'not', '')::json_schema.task)$$, 'MR105', '{"\"/a\"","\"/not/not\""}',
    'refuse_depth() names the place in the schema and in the document');

SELECT finish();

ROLLBACK;
