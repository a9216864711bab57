BEGIN;

SELECT plan(11);

SELECT is(
    ARRAY(SELECT error
            FROM unnest(json_schema.string_findings(
                     schema::jsonb, instance::jsonb, '', '', NULL, false))),
    expected::text[], format('%s against %s', instance, schema))
  FROM (VALUES
    ('{"maxLength": 2}', '"ab"', '{}'),
    ('{"maxLength": 2}', '"abc"', '{"\"abc\" has length 3, at most 2 is allowed"}'),
    ('{"minLength": 2.0}', '"a"', '{"\"a\" has length 1, at least 2.0 is needed"}'),
    ('{"maxLength": 2}', '"💩💩"', '{}'),
    ('{"minLength": 2}', '"💩"', '{"\"💩\" has length 1, at least 2 is needed"}'),
    ('{"format": "ipv4", "contentEncoding": "base64"}', '"%"', '{}')
  ) AS _ (schema, instance, expected);

SELECT is((json_schema.string_findings('{"pattern": "\\d"}', '"٣"', '', '', '[0-9]', false))[1].error,
    '"٣" does not match the pattern \d', 'a pattern, shown as the schema has it');
SELECT is((json_schema.string_findings('{"format": "date"}', '"x"', '', '', NULL, true))[1].error,
    '"x" is not a valid date', 'a format, where asserted');
SELECT is((json_schema.string_findings('{"contentEncoding": "base64"}', '"%"', '', '', NULL, true))[1].error,
    '"%" is not encoded in base64', 'contentEncoding, where asserted');
SELECT is((json_schema.string_findings(
        '{"contentMediaType": "application/json"}', '"{:}"', '', '', NULL, true))[1].error,
    '"{:}" does not hold application/json', 'contentMediaType, where asserted');
SELECT throws_ok($$SELECT json_schema.string_findings('{"minLength": "5"}', '"a"', '', '', NULL, false)$$,
    'MR101', NULL, 'malformed: minLength');

SELECT finish();

ROLLBACK;
