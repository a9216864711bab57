BEGIN;

SELECT plan(16);

SELECT has_function(:'registry_schema', 'to_yaml', ARRAY['jsonb', 'integer'],
    'to_yaml(value, indent) exists');
SELECT has_function(:'registry_schema', 'escape_unprintable', ARRAY['text'],
    'escape_unprintable(value) exists');

SELECT is(to_yaml(value), yaml, 'to_yaml() writes ' || description)
  FROM (VALUES
    ('"apache-2.0"'::jsonb, 'apache-2.0', 'a plain word plain'),
    ('"no"',           '"no"', 'a word that YAML reads as false in quotes'),
    ('"1.0"',          '"1.0"', 'a text that YAML reads as a number in quotes'),
    ('"a: b # c"',     '"a: b # c"', 'a text that YAML reads as a mapping in quotes'),
    (E'"---\\nkey: 1"', E'"---\\nkey: 1"', 'a text with line breaks on one line'),
    ('""',             '""', 'an empty text in quotes'),
    ('1.50',           '1.50', 'a number as it is'),
    ('null',           'null', 'null'),
    ('{}',             '{}', 'an empty object'),
    ('[]',             '[]', 'an empty array'),
    ('{"b": [1, {"c": "x", "d": []}], "a": {"e": true}}',
     E'a:\n  e: true\nb:\n  - 1\n  - c: x\n    d: []', 'nested values in block style')
  ) AS _ (value, yaml, description);

SELECT is(escape_unprintable('plain ü 漢 😀'), 'plain ü 漢 😀',
    'escape_unprintable() leaves what can be printed');
SELECT is(escape_unprintable('a' || chr(8238) || chr(127) || chr(8232) || chr(65279) || 'b'),
    E'a\\u202e\\u007f\\u2028\\ufeffb',
    'escape_unprintable() shows controls that turn, break or hide text');
SELECT is(to_yaml(to_jsonb(chr(133) || 'x'::text)), E'"\\u0085x"',
    'to_yaml() escapes what a YAML reader refuses');

SELECT finish();

ROLLBACK;
