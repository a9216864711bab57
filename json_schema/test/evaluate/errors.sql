BEGIN;

SELECT plan(17);

SELECT function_returns('json_schema', 'errors', ARRAY['jsonb', 'jsonb', 'boolean', 'integer'], 'setof record',
    'errors are rows');
SELECT volatility_is('json_schema', 'errors', ARRAY['jsonb', 'jsonb', 'boolean', 'integer'], 'stable',
    'they depend on the registered documents');
SELECT results_eq(
    $$SELECT instance_location, keyword_location, keyword, error, causes FROM json_schema.errors(
        '{"required": ["a"], "properties": {"b": {"type": "string", "const": "x"}}}', '{"b": 1}')$$,
    $$VALUES ('', '/required', 'required', 'the property "a" is missing', NULL::jsonb),
             ('/b', '/properties/b/type', 'type', '1 is not of type string', NULL),
             ('/b', '/properties/b/const', 'const', '1 is not "x"', NULL)$$,
    'every error at once, with both locations');
SELECT is(causes, '[
    {"branch": "/properties/a/anyOf/1", "title": "small", "errors": [
        {"instanceLocation": "/a", "keywordLocation": "/properties/a/anyOf/1/maximum",
         "keyword": "maximum", "error": "5 is greater than 4"}]},
    {"branch": "/properties/a/anyOf/0", "title": null, "errors": [
        {"instanceLocation": "/a", "keywordLocation": "/properties/a/anyOf/0/type",
         "keyword": "type", "error": "5 is not of type null"}]}]',
    'causes tell why each branch failed, the closest first')
  FROM json_schema.errors('{"properties": {"a": {"anyOf": [{"type": "null"},
      {"maximum": 4, "title": "small"}]}}}', '{"a": 5}');
SELECT is_empty($$SELECT * FROM json_schema.errors('{"type": "null"}', NULL)$$,
    'SQL NULL has no errors');
SELECT is_empty($$SELECT * FROM json_schema.errors(NULL, '1')$$, 'nor has a value without a schema');
SELECT isnt_empty($$SELECT * FROM json_schema.errors('{"type": "string"}', 'null')$$,
    'JSON null is a value like any other');
SELECT throws_ok($$SELECT * FROM json_schema.errors('5', '1')$$, 'MR101', NULL,
    'a number is no schema');
SELECT throws_ok($$SELECT * FROM json_schema.errors('{"allOf": [{"$ref": "#/x"}]}', '1')$$, 'MR102',
    NULL, 'a reference to nothing');
SELECT throws_ok($$SELECT * FROM json_schema.errors('{"allOf": [{"$ref": "#"}]}', '1')$$, 'MR104',
    NULL, 'a reference in a circle');
SELECT results_eq(
    $$SELECT instance_location FROM json_schema.errors(
        '{"items": {"type": "null"}, "minItems": 9}', '[1, null, 2, 3]', max_errors => 2)$$,
    $$VALUES (''), ('/0')$$, 'errors() with max_errors stops after so many');
SELECT results_eq(
    $$SELECT jsonb_array_length(causes -> 0 -> 'errors') FROM json_schema.errors(
        '{"anyOf": [{"items": {"type": "null"}}]}', '[1, 2, 3]', max_errors => 2)$$,
    ARRAY[2], 'errors() with max_errors stops after so many in a branch');
SELECT is(count(*), 3::bigint, 'errors() with a larger max_errors has every error')
  FROM json_schema.errors('{"items": {"type": "null"}}', '[1, 2, 3]', max_errors => 4);
SELECT results_eq(
    $$SELECT instance_location FROM json_schema.errors(
        '{"items": {"properties": {"a": {"type": "null"}, "b": {"type": "null"}}}}',
        (SELECT jsonb_agg('{"a": 1, "b": 2}'::jsonb) FROM generate_series(1, 30)), max_errors => 3)$$,
    $$VALUES ('/0/a'), ('/0/b'), ('/1/a')$$,
    'errors() with max_errors follows the first items of a long list to their end');
SELECT is(count(DISTINCT instance_location), 60::bigint,
          'errors() with a larger max_errors has every error of a long list')
  FROM json_schema.errors(
        '{"items": {"properties": {"a": {"type": "null"}, "b": {"type": "null"}}}}',
        (SELECT jsonb_agg('{"a": 1, "b": 2}'::jsonb) FROM generate_series(1, 30)), max_errors => 99);
SELECT throws_ok($$SELECT * FROM json_schema.errors('{}', '1', max_errors => 0)$$, '22023', NULL,
    'errors() refuses a max_errors of 0');
SELECT is_empty($$SELECT * FROM json_schema.errors('false', '1', NULL)$$,
    'errors() has no rows where assert_formats is SQL NULL');

SELECT finish();

ROLLBACK;
