BEGIN;

SELECT plan(5);

SELECT has_function('json_schema', 'unicode_ranges', ARRAY['text'], 'there are ranges by name');
SELECT is(json_schema.unicode_ranges('Zs'),
    '{[32,33),[160,161),[5760,5761),[8192,8203),[8239,8240),[8287,8288),[12288,12289)}',
    'the space separators are those of the Unicode standard');
SELECT ok(json_schema.unicode_ranges('Script=Greek') @> ascii('λ')
    AND NOT json_schema.unicode_ranges('Script=Greek') @> ascii('l'), 'a script is known');
SELECT is(json_schema.unicode_ranges('Q'), NULL, 'an unknown name has no ranges');
SELECT is(
    (SELECT max(_times)
     FROM (
         SELECT count(*) AS _times
         FROM unnest('{Lu,Ll,Lt,Lm,Lo,Mn,Mc,Me,Nd,Nl,No}'::text[]) AS _name,
             unnest(json_schema.unicode_ranges(_name)) AS _range,
             generate_series(lower(_range), least(upper(_range), 5000) - 1) AS _code
         GROUP BY _code
     ) AS _categories),
    1::bigint, 'no code point has two categories');

SELECT finish();

ROLLBACK;
