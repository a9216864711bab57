BEGIN;

SELECT plan(8);

SELECT ok(json_schema.needs_member_loop('{"patternProperties": {"a": true}}'), 'patterns');
SELECT ok(json_schema.needs_member_loop('{"propertyNames": {"minLength": 1}}'), 'names');
SELECT ok(json_schema.needs_member_loop('{"additionalProperties": {"minLength": 1}}'),
    'other properties of any length');
SELECT ok(NOT json_schema.needs_member_loop('{"additionalProperties": {"type": "null"}}'),
    'not those of a type');
SELECT is(
    json_schema.emit_member(
        '{"properties": {"a": {}}, "patternProperties": {"^x": {"const": 1}},
          "additionalProperties": false, "propertyNames": {"minLength": 1}}', '{"margin": " "}'),
    '_key <> '''' AND CASE WHEN starts_with(_key, ''x'') THEN _item = ''1''::jsonb ELSE true END'
    ' AND CASE WHEN _key = ANY (''{a}''::text[]) OR starts_with(_key, ''x'') THEN true ELSE false END',
    'what a member must be');

SELECT json_schema.execute(format(
    'CREATE FUNCTION pg_temp.loop(instance jsonb) RETURNS boolean LANGUAGE plpgsql AS %L',
    concat('DECLARE _items jsonb; _item jsonb; _names jsonb; _key text; BEGIN ',
           json_schema.emit_member_loop(
               '{"properties": {"xa": {}}, "patternProperties": {"^x": {"minimum": 1}, "a": false},
                 "additionalProperties": {"type": "string"}, "propertyNames": {"maxLength": 2}}',
               '{}'),
           'RETURN true; END')));
SELECT results_eq(
    $$SELECT v, pg_temp.loop(v)
        FROM (VALUES ('{}'::jsonb), ('{"x": 1}'), ('{"x": 0}'), ('{"xa": 1}'), ('{"b": 1}'),
                     ('{"b": "1", "x": 2}'), ('{"xxx": 1}'),
                     (jsonb_build_object('b', repeat('b', 300), 'xxx', 1)),
                     (jsonb_build_object('b', repeat('b', 300), 'xx', 1))) AS _ (v)$$,
    $$VALUES ('{}'::jsonb, true), ('{"x": 1}', true), ('{"x": 0}', false), ('{"xa": 1}', false),
      ('{"b": 1}', false), ('{"b": "1", "x": 2}', true), ('{"xxx": 1}', false),
      (jsonb_build_object('b', repeat('b', 300), 'xxx', 1), false),
      (jsonb_build_object('b', repeat('b', 300), 'xx', 1), true)$$,
    'the loop over the members of an object applies patterns, names and the rest');

SELECT is(
    json_schema.emit_member('{"patternProperties": {"^x": {"type": "null"}},
                              "additionalProperties": false}', '{"margin": " "}'),
    'CASE WHEN starts_with(_key, ''x'') THEN jsonb_typeof(_item) = ''null'' ELSE false END',
    'emit_member() matches a name once where there is one pattern');
SELECT alike(
    json_schema.emit_member_loop('{"properties": {"a": {}}, "additionalProperties": {"minLength": 1}}',
                                 '{}'),
    '%jsonb_path_query_array(instance - ''{a}''::text[], ''strict $.*'')%',
    'emit_member_loop() reads no names where they do not matter');

SELECT finish();

ROLLBACK;
