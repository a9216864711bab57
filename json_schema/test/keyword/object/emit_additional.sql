BEGIN;

SELECT plan(6);

SELECT is(json_schema.emit_additional('{"additionalProperties": false, "properties": {"a": {}}}', 'v'),
    '(v) - ''{a}''::text[] = ''{}''', 'nothing but the properties');
SELECT is(json_schema.emit_additional('{"additionalProperties": {"type": "null"}}', 'v'),
    'NOT (v) @@ ''strict $.*.type() != "null"''', 'a type: jsonpath');
SELECT is(json_schema.emit_additional('{"additionalProperties": {"minLength": 1}}', 'v'), NULL,
    'else a loop');
SELECT is(json_schema.emit_additional(
        '{"additionalProperties": false, "patternProperties": {"^a": {}}}', 'v'), NULL,
    'beside patterns a loop');
SELECT is(json_schema.emit_size('v', '>=', '1'), 'v <> ''{}''', 'at least one key');
SELECT results_eq(
    format(
        $$SELECT v, %s, %s, %s, %s
            FROM (VALUES ('{}'::jsonb), ('{"a": 1}'), ('{"b": null}'), ('{"a": 1, "b": []}')) AS _ (v)$$,
        json_schema.emit_additional('{"additionalProperties": false, "properties": {"a": {}}}', 'v'),
        json_schema.emit_additional(
            '{"additionalProperties": {"type": "array"}, "properties": {"a": {}}}', 'v'),
        json_schema.emit_size('v', '>=', '2.0'),
        json_schema.emit_size('v', '<=', '0')),
    $$VALUES ('{}'::jsonb, true, true, false, true), ('{"a": 1}', true, true, false, false),
      ('{"b": null}', false, false, false, false), ('{"a": 1, "b": []}', false, true, true, false)$$,
    'what it answers');

SELECT finish();

ROLLBACK;
