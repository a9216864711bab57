BEGIN;

SELECT plan(17);

SELECT is(json_schema.pointer_escape('a/b~c'), 'a~1b~0c', 'slash and tilde are escaped');
SELECT is(json_schema.pointer_unescape('~01'), '~1', '~01 is ~1, not a slash');
SELECT is(json_schema.pointer_append('/a', 'b/c'), '/a/b~1c', 'a token is appended escaped');
SELECT is(json_schema.pointer_append('', ''), '/', 'an empty name is an empty token');

SELECT is(json_schema.pointer_tokens(''), '{}'::text[], 'the whole document has no tokens');
SELECT is(json_schema.pointer_tokens('/'), ARRAY[''], 'a lone slash is one empty token');
SELECT is(json_schema.pointer_tokens('//'), ARRAY['', ''], 'two slashes are two empty tokens');
SELECT is(json_schema.pointer_tokens('/m~0n/a~1b'), ARRAY['m~n', 'a/b'],
    'tokens come unescaped');

-- The example of RFC 6901, section 5.
CREATE TEMPORARY TABLE example AS
SELECT '{"foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "k\"l": 6, "m~n": 8, "n": null}'::jsonb
       AS document;

SELECT is(json_schema.pointer_get(document, ''), document, 'the empty pointer is the document')
  FROM example;
SELECT is(json_schema.pointer_get(document, '/foo/0'), '"bar"', 'an index into an array')
  FROM example;
SELECT is(json_schema.pointer_get(document, '/'), '0', 'the empty property name')
  FROM example;
SELECT is(json_schema.pointer_get(document, '/a~1b'), '1', 'a name with a slash')
  FROM example;
SELECT is(json_schema.pointer_get(document, '/m~0n'), '8', 'a name with a tilde')
  FROM example;
SELECT is(json_schema.pointer_get(document, '/n'), 'null', 'a JSON null is a value')
  FROM example;
SELECT is(json_schema.pointer_get(document, '/x/y'), NULL, 'what is not there is NULL')
  FROM example;
SELECT is(json_schema.pointer_get(document, '/foo/-1'), NULL, 'an array has no index -1')
  FROM example;
SELECT is(json_schema.pointer_get(document, '/foo/01'), NULL, 'an index has no leading zero')
  FROM example;

SELECT finish();

ROLLBACK;
