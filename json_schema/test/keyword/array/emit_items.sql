BEGIN;

SELECT plan(11);

SELECT is(json_schema.scalar_options('{"enum": [1, "a"]}'), '[1, "a"]'::jsonb, 'a list of scalars');
SELECT is(json_schema.scalar_options('{"const": null}'), '[null]'::jsonb, 'a constant');
SELECT is(json_schema.scalar_options('{"enum": [1, []]}'), NULL, 'an array is no scalar');
SELECT is(json_schema.scalar_options('{"enum": [1], "minimum": 1}'), NULL, 'nor more than a list');

SELECT is(json_schema.emit_items('{"enum": ["a", "b"]}', 'v', false), 'v <@ ''["a", "b"]''',
    'all of them from a list: containment');
SELECT is(json_schema.emit_items('{"const": "a"}', 'v', true), '(v @> ''["a"]'')',
    'one of them the constant: containment');
SELECT is(json_schema.emit_items('{"not": {"const": "a"}}', 'v', false), 'NOT ((v @> ''["a"]''))',
    'none of them the constant: not one of them is');
SELECT is(json_schema.emit_items('{"type": "string"}', 'v', false),
    'NOT v @@ ''strict ($[*] starts with "") is unknown''', 'all of a type: jsonpath');
SELECT is(json_schema.emit_items('{"minLength": 3}', 'v', false), NULL, 'else a loop');
SELECT is(json_schema.emit_items('{"$ref": "#"}', 'v', false), NULL, 'a reference too');
SELECT results_eq(
    format(
        $$SELECT v, %s, %s, %s, %s, %s, %s
            FROM (VALUES ('[]'::jsonb), ('[1]'), ('[1, "a"]'), ('[[1]]'), ('["a", "a"]'))
                 AS _ (v)$$,
        json_schema.emit_items('{"enum": [1, 2]}', 'v', false),
        json_schema.emit_items('{"enum": [1, 2]}', 'v', true),
        json_schema.emit_items('{"type": "string"}', 'v', false),
        json_schema.emit_items('{"type": "string"}', 'v', true),
        json_schema.emit_items('false', 'v', false),
        json_schema.emit_items('true', 'v', true)),
    $$VALUES
      ('[]'::jsonb, true, false, true, false, true, false),
      ('[1]', true, true, false, false, false, true),
      ('[1, "a"]', false, true, false, true, false, true),
      ('[[1]]', false, false, false, false, false, true),
      ('["a", "a"]', false, false, true, true, false, true)$$,
    'all items and some item are told apart, an array in an array is not looked into');

SELECT finish();

ROLLBACK;
