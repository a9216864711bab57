BEGIN;

SELECT plan(7);

SELECT is(json_schema.emit_required('{"required": ["a", "it''s"]}', 'v', '{}'),
    'v ?& ''{a,it''''s}''::text[]', 'keys, quoted');
SELECT is(json_schema.emit_required('{"required": ["a"]}', 'v', '{}'), 'v ? ''a''', 'one key');
SELECT is(
    json_schema.emit_required(
        '{"required": ["a", "b", "c"], "properties": {"a": {"type": "null"}, "b": true}}', 'v',
        '{"present": ["c"]}'),
    'v ? ''b''', 'not those that are looked up anyway, nor those known to be there');
SELECT is(
    json_schema.emit_properties(
        '{"required": ["b"], "properties": {"a": {"type": "null"}, "b": {"type": "null"}, "c": {}}}',
        'v', '{"margin": " "}'),
    'v @> ''{"b": null}'' '
    'AND coalesce(jsonb_typeof(v -> ''a'') = ''null'', true)',
    'required ones first, those that ask nothing not at all');
SELECT is(json_schema.emit_properties('{"properties": {"a": {"const": 1}}}', 'v',
                                      '{"margin": " ", "present": ["a"]}'),
    'v @> ''{"a": 1}''', 'one known to be there');
SELECT is(json_schema.emit_properties('{"properties": {"a": {"not": {"type": "null"}}}}', 'v',
                                      '{"margin": " "}'),
    'NOT v @> ''{"a": null}''', 'one that must not be something; absence will do');
SELECT results_eq(
    format(
        $$SELECT v, %s FROM (VALUES ('{}'::jsonb), ('{"a''b": "x"}'), ('{"a''b": null}'),
                             ('{"a''b": "", "": 1}')) AS _ (v)$$,
        json_schema.emit_properties(
            '{"properties": {"a''b": {"minLength": 1}, "": {"type": "number"}}, "required": [""]}',
            'v', '{"margin": " "}')),
    $$VALUES ('{}'::jsonb, false), ('{"a''b": "x"}', false), ('{"a''b": null}', false),
      ('{"a''b": "", "": 1}', false)$$,
    'names with quotes and without a letter');

SELECT finish();

ROLLBACK;
