BEGIN;

SELECT plan(4);

SELECT is(
    json_schema.merge_patterns(
        '{"properties": {"x-a": {"type": "string"}, "b": true, "c": true},
          "patternProperties": {"^x-": {"minLength": 1}, "x-": {"type": "string"}, "a": true,
                                "b": false}}'),
    '{"properties": {"x-a": {"allOf": [{"type": "string"}, {"minLength": 1}]},
                     "b": {"allOf": [true, false]}, "c": true},
      "patternProperties": {"^x-": {"minLength": 1}, "x-": {"type": "string"}, "a": true,
                            "b": false}}',
    'merge_patterns() gives a property what else the patterns that match its name ask for');
SELECT is(
    json_schema.emit_common_fault(
        '{"patternProperties": {"^a": {"type": "null"}, "^b": {"type": "null"}, "^c": true}}'),
    '(@.type() != "null")', 'emit_common_fault() finds the only schema that is asked for');
SELECT is(
    json_schema.emit_common_fault(
        '{"patternProperties": {"^a": {"type": "null"}}, "additionalProperties": false}'),
    NULL, 'emit_common_fault() is NULL where there are several schemas');

SELECT json_schema.compile('merged', '{
    "properties": {"x-a": {"type": "string"}}, "required": ["x-a"],
    "patternProperties": {"^x-": {"minLength": 1, "type": ["string", "null"]}},
    "additionalProperties": {"type": "null"}}');
SELECT results_eq(
    $$SELECT v, json_schema.check_merged(v)
        FROM (VALUES ('{"x-a": "a"}'::jsonb), ('{"x-a": ""}'), ('{"x-a": null}'), ('{}'),
                     ('{"x-a": "a", "x-b": "b", "c": null}'), ('{"x-a": "a", "x-b": ""}'),
                     ('{"x-a": "a", "c": "c"}')) AS _ (v)$$,
    $$VALUES ('{"x-a": "a"}'::jsonb, true), ('{"x-a": ""}', false), ('{"x-a": null}', false),
      ('{}', false), ('{"x-a": "a", "x-b": "b", "c": null}', true), ('{"x-a": "a", "x-b": ""}', false),
      ('{"x-a": "a", "c": "c"}', false)$$,
    'a compiled check applies patterns to declared and to other properties');

SELECT finish();

ROLLBACK;
