BEGIN;

SELECT plan(6);

SELECT is(
    json_schema.closed_names('{"properties": {"b": true, "a": true}, "additionalProperties": false}'),
    '{a,b}', 'closed_names() lists the properties of a closed object');
SELECT is(
    json_schema.closed_names('{"properties": {"a": true}, "additionalProperties": false,
                               "patternProperties": {"^x": true}}'),
    NULL, 'closed_names() is NULL where a pattern allows more');
SELECT is(json_schema.closed_names('{"$call": "f", "names": ["a"]}'), '{a}',
    'closed_names() knows the names of what is called');
SELECT is(
    json_schema.emit_by_presence(
        '[{"$call": "f", "names": ["all", "a", "b"], "required": ["a"]},
          {"$call": "g", "names": ["all", "b", "c"], "required": []},
          {"$call": "h", "names": ["all"], "required": []}]', false, 'v',
        '{"type": "object", "margin": " "}'),
    'CASE     WHEN v ?| ''{a}'' THEN f(v)     WHEN v ?| ''{c}'' THEN g(v)'
    '     WHEN v ?| ''{b}'' THEN ((v ? ''a'' AND f(v))             OR g(v))'
    '     ELSE (g(v)             OR h(v)) END',
    'emit_by_presence() tries the branches that allow a property that is there');
SELECT is(
    json_schema.emit_by_presence(
        '[{"properties": {"a": true}}, {"required": ["a"]}, {"maxProperties": 1}]', false, 'v',
        '{"type": "object", "margin": " "}'),
    NULL, 'emit_by_presence() is NULL where no branch is closed');

SELECT json_schema.compile('presence', '{"oneOf": [
    {"type": "object", "properties": {"a": {}}, "required": ["a"], "additionalProperties": false},
    {"type": "object", "properties": {"b": {}}, "additionalProperties": false},
    {"type": "object", "properties": {"c": {}, "b": {"type": "null"}}, "required": ["c"],
     "additionalProperties": false},
    {"type": "string"}]}');
SELECT results_eq(
    $$SELECT v, json_schema.check_presence(v)
        FROM (VALUES ('{"a": 1}'::jsonb), ('{"a": 1, "b": 1}'), ('{"b": 1}'), ('{"b": 1, "c": 1}'),
                     ('{"b": null, "c": 1}'), ('{}'), ('{"d": 1}'), ('""'), ('1')) AS _ (v)$$,
    $$VALUES ('{"a": 1}'::jsonb, true), ('{"a": 1, "b": 1}', false), ('{"b": 1}', true),
      ('{"b": 1, "c": 1}', false), ('{"b": null, "c": 1}', true), ('{}', true), ('{"d": 1}', false),
      ('""', true), ('1', false)$$,
    'a compiled check chooses between closed branches by the properties that are there');

SELECT finish();

ROLLBACK;
