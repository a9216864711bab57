BEGIN;

SELECT plan(8);

SELECT is(json_schema.emit_jsonpath('{"type": "string"}'), '(@.type() != "string")', 'a type');
SELECT is(json_schema.emit_jsonpath('{"type": ["string", "null"], "title": "t"}'),
    '(@.type() != "string") && (@.type() != "null")', 'several types; a title says nothing');
SELECT is(json_schema.emit_jsonpath('{"minimum": 1}'), NULL, 'not without a type');
SELECT is(json_schema.emit_jsonpath('{"type": "string", "minLength": 1}'), NULL,
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

SELECT finish();

ROLLBACK;
