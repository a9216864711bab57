BEGIN;

SELECT plan(10);

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

SELECT results_eq(
    $$SELECT json_schema.has_only_strings(schema)
        FROM (VALUES
          ('{"additionalProperties": false, "properties": {"a": {"type": "string", "minLength": 1},
                                                           "b": {"enum": ["x", "y"]}}}'::jsonb),
          ('{"properties": {"a": {"type": "string"}, "b": {"type": "string"}}}'),
          ('{"additionalProperties": false, "properties": {"a": {"type": "string"},
                                                           "b": {"enum": ["x", null]}}}'),
          ('{"additionalProperties": false, "properties": {"a": {"type": "string"},
                                                           "b": {"$call": "f"}}}'),
          ('{"additionalProperties": false, "properties": {"a": {"type": "string"}, "b": true}}'),
          ('{"additionalProperties": false, "patternProperties": {"^x": true},
             "properties": {"a": {"type": "string"}, "b": {"type": "string"}}}')) AS _ (schema)$$,
    $$VALUES (true), (false), (false), (false), (false), (false)$$,
    'an object of strings is closed, and allows nothing else');
SELECT is(
    json_schema.emit_properties(
        '{"additionalProperties": false, "required": ["b"],
          "properties": {"a": {"type": "string", "minLength": 1}, "b": {"enum": ["x", "y"]},
                         "c": {"type": "string"}}}',
        'v', '{"margin": " ", "type": "object"}'),
    'v ? ''b'' AND NOT v @@ ''strict ($.* starts with "") is unknown'' '
    'AND coalesce(v ->> ''a'' <> '''', true) AND v ->> ''b'' = ANY (''{x,y}''::text[])',
    'its members are seen to be strings together');
SELECT results_eq(
    format(
        $$SELECT v, %s FROM (VALUES ('{}'::jsonb), ('{"b": "x"}'), ('{"b": "z"}'), ('{"a": "", "b": "x"}'),
                             ('{"a": 1, "b": "x"}'), ('{"b": ["x"]}'), ('{"b": "x", "c": null}')) AS _ (v)$$,
        json_schema.emit_properties(
            '{"additionalProperties": false, "required": ["b"],
              "properties": {"a": {"type": "string", "minLength": 1}, "b": {"enum": ["x", "y"]},
                             "c": {"type": "string"}}}',
            'v', '{"margin": " ", "type": "object"}')),
    $$VALUES ('{}'::jsonb, false), ('{"b": "x"}', true), ('{"b": "z"}', false),
      ('{"a": "", "b": "x"}', false), ('{"a": 1, "b": "x"}', false), ('{"b": ["x"]}', false),
      ('{"b": "x", "c": null}', false)$$,
    'and what else is asked of each');

SELECT finish();

ROLLBACK;
