BEGIN;

SELECT plan(10);

SELECT is(
    ARRAY(SELECT error
            FROM unnest(json_schema.array_findings(
                     schema::jsonb, instance::jsonb, '', ''))),
    expected::text[], format('%s against %s', instance, schema))
  FROM (VALUES
    ('{"maxItems": 1}', '[1]', '{}'),
    ('{"maxItems": 1}', '[1, 2]', '{"[1, 2] has length 2, at most 1 is allowed"}'),
    ('{"minItems": 1}', '[]', '{"[] has length 0, at least 1 is needed"}'),
    ('{"uniqueItems": true}', '[1, true, "1", null, [1], {"a": 1}]', '{}'),
    ('{"uniqueItems": true}', '[1, 2, 1.0]', '{"[1, 2, 1.0] has equal items: 1 at 0 and 2"}'),
    ('{"uniqueItems": true}', '[{"a": [1]}, {"a": [1]}]',
     '{"[{\"a\": [1]}, {\"a\": [1]}] has equal items: {\"a\": [1]} at 0 and 1"}'),
    ('{"uniqueItems": true}', '[null, null]', '{"[null, null] has equal items: null at 0 and 1"}'),
    ('{"uniqueItems": false}', '[1, 1]', '{}'),
    ('{"uniqueItems": true, "maxItems": 1}', '[1, 1]',
     '{"[1, 1] has length 2, at most 1 is allowed","[1, 1] has equal items: 1 at 0 and 1"}'),
    ('{"maxItems": 2.0}', '[1, 2]', '{}')
  ) AS _ (schema, instance, expected);

SELECT finish();

ROLLBACK;
