BEGIN;

SELECT plan(4);

SELECT is(
    json_schema.emit_object(
        '{"minProperties": 1, "required": ["b"], "properties": {"a": {"const": 1}}}', 'v',
        '{"margin": " "}'),
    'v ? ''b'' AND coalesce(v -> ''a'' = ''1''::jsonb, true) AND v <> ''{}''',
    'keys, then properties, then the rest');
SELECT is(json_schema.emit_object('{"patternProperties": {"a": false}}', 'v', '{"margin": " "}'),
    NULL, 'what takes a loop is left to it');
SELECT is(json_schema.emit_dependencies('{"a": ["b", "c"]}', 'v', '{"margin": " "}'),
    '(NOT v ? ''a'' OR v ?& ''{b,c}''::text[])', 'a key that asks for others');
SELECT results_eq(
    format(
        $$SELECT v, %s FROM (VALUES ('{}'::jsonb), ('{"a": 1}'), ('{"a": 1, "b": 1}'), ('{"c": 1}'),
                             ('{"c": 1, "d": 1}'), ('{"e": 1}')) AS _ (v)$$,
        json_schema.emit_object(
            '{"dependencies": {"a": ["b"], "c": {"minProperties": 2}, "d": [], "e": false}}', 'v',
            '{"margin": " ", "type": "object"}')),
    $$VALUES ('{}'::jsonb, true), ('{"a": 1}', false), ('{"a": 1, "b": 1}', true), ('{"c": 1}', false),
      ('{"c": 1, "d": 1}', true), ('{"e": 1}', false)$$,
    'dependencies on keys and on schemas');

SELECT finish();

ROLLBACK;
