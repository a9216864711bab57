BEGIN;

SELECT plan(13);

SELECT is(json_schema.emit_jsonpath('{"type": "string"}'), '(@.type() != "string")', 'a type');
SELECT is(json_schema.emit_jsonpath('{"type": ["string", "null"], "title": "t"}'),
    '(@.type() != "string") && (@.type() != "null")', 'several types; a title says nothing');
SELECT is(json_schema.emit_jsonpath('{"minimum": 1}'), NULL, 'not without a type');
SELECT is(json_schema.emit_jsonpath('{"type": "string", "minLength": 2}'), NULL,
    'not with a keyword that jsonpath has no word for');
SELECT is(json_schema.emit_jsonpath('{"type": "object", "additionalProperties": {"minLength": 1}}'),
    NULL, 'nor with one further in');
SELECT is(json_schema.emit_jsonpath('{"type": "array", "minItems": 2}'), NULL, 'nor with a count');
SELECT is(json_schema.emit_jsonpath('"#/definitions/a"'), NULL, 'nor for a call');
SELECT results_eq(
    format(
        $$SELECT item, NOT item @? %L
            FROM (VALUES ('1'::jsonb), ('1.0'), ('-1'), ('1.5'), ('11'), ('"1"'), ('{}'),
                  ('{"a": 1}'), ('{"a": []}'), ('{"a": [true]}'), ('{"a": [1]}')) AS _ (item)$$,
        'strict $ ? (' || json_schema.emit_jsonpath(
            '{"type": ["integer", "object"], "minimum": 0, "maximum": 10, "minProperties": 1,
              "additionalProperties": {"type": "array", "minItems": 1,
                                       "items": {"type": "boolean"}}}') || ')'),
    $$VALUES ('1'::jsonb, true), ('1.0', true), ('-1', false), ('1.5', false), ('11', false),
      ('"1"', false), ('{}', false), ('{"a": 1}', false), ('{"a": []}', false),
      ('{"a": [true]}', true), ('{"a": [1]}', false)$$,
    'it finds what breaks the schema');

SELECT is(json_schema.emit_all('{"minLength": 3}', 'v', '$.*'), NULL,
    'all members: not with a keyword that jsonpath has no word for');
SELECT is(json_schema.emit_all('true', 'v', '$.*'), NULL, 'nor of a schema that is a boolean');
SELECT results_eq(
    format(
        $$SELECT v, %s, %s
            FROM (VALUES ('[]'::jsonb), ('["a", "b"]'), ('["a", ""]'), ('["a", 1]'), ('["a", null]'),
                  ('["a", ["b"]]'), ('[1]')) AS _ (v)$$,
        json_schema.emit_all('{"type": "string", "title": "t"}', 'v', '$[*]'),
        json_schema.emit_all('{"type": "string", "minLength": 1}', 'v', '$[*]')),
    $$VALUES ('[]'::jsonb, true, true), ('["a", "b"]', true, true), ('["a", ""]', true, false),
      ('["a", 1]', false, false), ('["a", null]', false, false), ('["a", ["b"]]', false, false),
      ('[1]', false, false)$$,
    'all items: strings, and strings that are not empty');
SELECT results_eq(
    format(
        $$SELECT v, %s FROM (VALUES ('{}'::jsonb), ('{"a": "b", "c": ""}'), ('{"a": "b", "c": {}}'),
                             ('{"a": ["b"]}')) AS _ (v)$$,
        json_schema.emit_all('{"type": "string"}', 'v', '$.*')),
    $$VALUES ('{}'::jsonb, true), ('{"a": "b", "c": ""}', true), ('{"a": "b", "c": {}}', false),
      ('{"a": ["b"]}', false)$$,
    'all members of an object');
SELECT results_eq(
    format(
        $$SELECT v, %s, %s
            FROM (VALUES ('{}'::jsonb), ('{"a": 1, "b": 2.5}'), ('{"a": 1, "b": null}'), ('{"a": [1]}'),
                         ('{"a": [], "b": [1]}')) AS _ (v)$$,
        json_schema.emit_all('{"type": "number"}', 'v', '$.*'),
        json_schema.emit_all('{"type": "array", "title": "t"}', 'v', '$.*')),
    $$VALUES ('{}'::jsonb, true, true), ('{"a": 1, "b": 2.5}', true, false),
      ('{"a": 1, "b": null}', false, false), ('{"a": [1]}', false, true),
      ('{"a": [], "b": [1]}', false, true)$$,
    'all numbers, and all arrays');

SELECT finish();

ROLLBACK;
