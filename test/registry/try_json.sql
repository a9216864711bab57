BEGIN;

SELECT plan(6);

SELECT has_function(:'registry_schema', 'try_json', ARRAY['text'], 'try_json() is there');
SELECT is(try_json('{"a": [1, 2.50]}'), '{"a": [1, 2.50]}', 'it reads JSON');
SELECT is(try_json(text), NULL, format('NULL for what is none: %s', text))
  FROM unnest(ARRAY['{"a": NaN}', '', '{"a": "\u0000"}']) AS text;
SELECT is(try_json(NULL), NULL, 'NULL for NULL');

SELECT finish();

ROLLBACK;
