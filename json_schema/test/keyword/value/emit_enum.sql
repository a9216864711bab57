BEGIN;

SELECT plan(8);

SELECT results_eq(
    $$SELECT json_schema.are_plain_texts(options)
        FROM (VALUES ('["a", "-", "", "0BSD", "1.2.0"]'::jsonb), ('["a", "-1.5"]'), ('["true"]'), ('["{}"]'), ('["[1]"]'),
                     ('["truer"]'), ('["a", null]')) AS _ (options)$$,
    $$VALUES (true), (false), (false), (false), (false), (true), (false)$$,
    'are_plain_texts() refuses what may be the text of a number, boolean, array or object');
SELECT is(json_schema.emit_enum('["a"]', 'v', '{"text": "t"}'), 'coalesce(t = ''a'', false)',
    'emit_enum() compares one plain string as text');
SELECT is(json_schema.emit_enum('["it''s", "b"]', 'v', '{"text": "t", "absent": true}'),
    'coalesce(t = ANY (''{it''''s,b}''::text[]), v IS NULL)',
    'emit_enum() compares plain strings as text; quotes are quoted');
SELECT is(json_schema.emit_enum('["1"]', 'v', '{"text": "t"}'), 'v = ''"1"''::jsonb',
    'emit_enum() compares a string that looks like a number as jsonb');
SELECT is(json_schema.emit_enum('["1", 1]', 'v', '{"text": "t", "type": "string"}'), 't = ''1''',
    'emit_enum() compares any string as text where the value is known to be one');
SELECT is(json_schema.emit_enum('[[1], 1]', 'v', '{}'), 'v = ANY (ARRAY[''[1]''::jsonb, ''1''::jsonb])',
    'emit_enum() compares arrays one by one');
SELECT is(json_schema.emit_enum('[]', 'v', '{}'), 'false', 'emit_enum() allows nothing where there is none');
SELECT results_eq(
    format(
        $$SELECT v, %s, %s, %s
            FROM (VALUES ('1'::jsonb), ('1.0'), ('"1"'), ('null'), ('"x"'), ('[1]'), ('{}'), (NULL))
                 AS _ (v)$$,
        json_schema.emit_enum('[1, "x", null]', 'v', '{"text": "v #>> ''{}''", "absent": false}'),
        json_schema.emit_enum('["x", "y"]', 'v', '{"text": "v #>> ''{}''", "absent": true}'),
        json_schema.emit_enum('["x", "y"]', 'v', '{"text": "v #>> ''{}''", "absent": null}')),
    $$VALUES ('1'::jsonb, true, false, false), ('1.0', true, false, false), ('"1"', false, false, false),
      ('null', true, false, false), ('"x"', true, true, true), ('[1]', false, false, false),
      ('{}', false, false, false), (NULL, false, true, NULL)$$,
    'emit_enum() tells values of all types apart');

SELECT finish();

ROLLBACK;
