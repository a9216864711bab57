BEGIN;

SELECT plan(6);

SELECT has_function(:'registry_schema', 'try_json', ARRAY['text'], 'try_json(value) exists');
SELECT is(try_json('{"a": [1, 2.50]}'), '{"a": [1, 2.50]}',
    'try_json() returns the JSON of a text');
SELECT is(try_json(text), NULL, format('try_json() returns NULL for what is no JSON: %L', text))
  FROM unnest(ARRAY['{"a": NaN}', '', '{"a": "\u0000"}']) AS text;
SELECT is(try_json(NULL), NULL, 'try_json() returns NULL for NULL');

SELECT finish();

ROLLBACK;
