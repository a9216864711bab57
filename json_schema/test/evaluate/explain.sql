BEGIN;

SELECT plan(7);

SELECT is(json_schema.explain('{"type": "null"}', 'null'), 'valid', 'valid');
SELECT is(json_schema.explain('{"type": "null"}', '1'),
    E'not valid: 1 error\n- (root): 1 is not of type null  [/type]', 'one error');
SELECT is(json_schema.explain('{"required": ["a"], "properties": {"b/c": {"minimum": 5}}}',
                              '{"b/c": 1}'),
    $$not valid: 2 errors
- (root): the property "a" is missing  [/required]
- /b~1c: 1 is less than 5  [/properties/b~1c/minimum]$$,
    'several errors, each with both places');
SELECT is(json_schema.explain('{"oneOf": [
        {"title": "internal", "properties": {"own": {"const": true}}},
        {"title": "external", "properties": {"own": {"const": false}}, "required": ["url"]}]}',
        '{"own": false}'),
    $$not valid: 1 error
- (root): none of 2 branches of oneOf matches  [/oneOf]
  external (closest):
    - (root): the property "url" is missing  [/oneOf/1/required]
  internal:
    - /own: false is not true  [/oneOf/0/properties/own/const]$$,
    'why each branch failed, the closest first');
SELECT matches(json_schema.explain(
        (SELECT jsonb_build_object('anyOf', jsonb_agg(jsonb_build_object('const', n)))
           FROM generate_series(1, 20) AS n), '0'),
    '\n  and 17 more$', 'explain() shows the closest three of many branches');
SELECT is(json_schema.explain('{}', NULL), NULL, 'NULL for SQL NULL');
SELECT is(json_schema.explain('{"items": {"type": "null"}}', '[1, 2, 3]', max_errors => 1),
    $$not valid: the first 1 error
- /0: 1 is not of type null  [/items/type]$$, 'explain() with max_errors says that it stopped');

SELECT finish();

ROLLBACK;
