BEGIN;

SELECT plan(9);

SELECT is(
    ARRAY(SELECT error FROM unnest(json_schema.string_findings(schema::jsonb, instance::jsonb, '', '', false))),
    expected::text[], format('%s against %s', instance, schema))
  FROM (VALUES
    ('{"maxLength": 2}', '"ab"', '{}'),
    ('{"maxLength": 2}', '"abc"', '{"\"abc\" has 3 characters, more than 2"}'),
    ('{"minLength": 2.0}', '"a"', '{"\"a\" has 1 characters, fewer than 2.0"}'),
    ('{"maxLength": 2}', '"💩💩"', '{}'),
    ('{"minLength": 2}', '"💩"', '{"\"💩\" has 1 characters, fewer than 2"}'),
    ('{"format": "ipv4", "contentEncoding": "base64"}', '"%"', '{}')
  ) AS _ (schema, instance, expected);

SELECT is((json_schema.string_findings('{"contentEncoding": "base64"}', '"%"', '', '', true))[1].error,
    '"%" is not encoded in base64', 'contentEncoding, where asserted');
SELECT is((json_schema.string_findings(
        '{"contentMediaType": "application/json"}', '"{:}"', '', '', true))[1].error,
    '"{:}" does not hold application/json', 'contentMediaType, where asserted');
SELECT throws_ok($$SELECT json_schema.string_findings('{"minLength": "5"}', '"a"', '', '', false)$$,
    'MR101', NULL, 'malformed: minLength');

SELECT finish();

ROLLBACK;
