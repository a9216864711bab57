BEGIN;

SELECT plan(11);

SELECT has_function(:'registry_schema', 'decode_legacy', ARRAY['text'], 'decode_legacy() is there');

SELECT is(decode_legacy(metadata), decoded, description)
  FROM (VALUES
    ('{"a": 1, "b": [2]}', '{"a": 1, "b": [2]}'::jsonb, 'an object is itself'),
    ('"{\"a\": 1}"', '{"a": 1}', 'a document that was encoded twice'),
    ('"\"{\\\"a\\\": 1}\""', '{"a": 1}', 'or three times'),
    ('{"a": "{\"b\": [1, 2]}", "c": "[3]"}', '{"a": {"b": [1, 2]}, "c": [3]}',
     'values that hold JSON in a string'),
    ('{"a": "{k_on} + {k_off}", "b": "[1, 2", "c": "12", "d": "true"}',
     '{"a": "{k_on} + {k_off}", "b": "[1, 2", "c": "12", "d": "true"}',
     'texts that only look like it stay texts'),
    ('[1, 2]', '{"legacy_metadata": [1, 2]}', 'a list is kept aside'),
    ('"only words"', '{"legacy_metadata": "only words"}', 'so is a text'),
    ('not JSON', '{"legacy_metadata": "not JSON"}', 'and what is no JSON'),
    (NULL, '{}', 'nothing is an empty object')
  ) AS _ (metadata, decoded, description);
SELECT ok(decode_legacy('null') IN ('{}', '{"legacy_metadata": null}'), 'so is null, more or less');

SELECT finish();

ROLLBACK;
