BEGIN;

SELECT plan(12);

SELECT has_function(:'registry_schema', 'decode_legacy', ARRAY['text'], 'decode_legacy(metadata) exists');

SELECT is(decode_legacy(metadata), decoded, description)
  FROM (VALUES
    ('{"a": 1, "b": [2]}', '{"a": 1, "b": [2]}'::jsonb, 'an object is itself'),
    ('"{\"a\": 1}"', '{"a": 1}', 'a document that was encoded twice'),
    ('"\"{\\\"a\\\": 1}\""', '{"a": 1}', 'a document that was encoded three times'),
    ('{"a": "{\"b\": [1, 2]}", "c": "[3]"}', '{"a": {"b": [1, 2]}, "c": [3]}',
     'values that hold JSON in a string'),
    ('{"a": "{k_on} + {k_off}", "b": "[1, 2", "c": "12", "d": "true"}',
     '{"a": "{k_on} + {k_off}", "b": "[1, 2", "c": "12", "d": "true"}',
     'texts that only look like it stay texts'),
    ('[1, 2]', '{"legacy_metadata": [1, 2]}', 'a list is kept aside'),
    ('"only words"', '{"legacy_metadata": "only words"}', 'a text is kept aside'),
    ('not JSON', '{"legacy_metadata": "not JSON"}', 'what is no JSON is kept aside'),
    (NULL, '{}', 'nothing is an empty object')
  ) AS _ (metadata, decoded, description);
SELECT is(decode_legacy('[{"a": null}]'), '{"legacy_metadata": [{"a": null}]}',
    'a null inside a list is kept');
SELECT ok(decode_legacy('null') IN ('{}', '{"legacy_metadata": null}'), 'JSON null becomes an object');

SELECT finish();

ROLLBACK;
