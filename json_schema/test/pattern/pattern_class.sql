BEGIN;

SELECT plan(23);

SELECT has_function('json_schema', 'pattern_code', ARRAY['text', 'boolean'], 'pattern_code exists');
SELECT has_function('json_schema', 'pattern_set', ARRAY['text'], 'pattern_set exists');
SELECT has_function('json_schema', 'pattern_class', ARRAY['text'], 'pattern_class exists');

SELECT is(json_schema.pattern_code(_token), _code, format('%s is one character', _token))
FROM (VALUES
    ('a', 97), ('\x41', 65), ('\u0041', 65), ('\u{0001F600}', 128512), ('\uD83D\uDE00', 128512),
    ('\cj', 10), ('\0', 0), ('\v', 11), ('\/', 47)
) AS _case (_token, _code);
SELECT is(array_agg(json_schema.pattern_code(_token)), array_fill(NULL::integer, ARRAY[7]),
    'what the flag u forbids is no character')
FROM unnest(ARRAY['\a', '\_', '\e', '\u{110000}', '\u12', '\00', '\c']) AS _token;
SELECT is(json_schema.pattern_code('\b', true), 8, 'between brackets \b is a backspace');

SELECT is(json_schema.pattern_set('\S') + json_schema.pattern_set('\s'),
    json_schema.pattern_set('\p{Any}'), 'white space and its complement are everything');
SELECT ok(json_schema.pattern_set('\s') @> 65279 AND NOT json_schema.pattern_set('\s') @> 133,
    'white space is that of ECMA 262: U+FEFF, but not U+0085');

SELECT is((json_schema.pattern_class('[a-c\d-]')).points, '{[45,46),[48,58),[97,100)}',
    'ranges, escapes and a final hyphen add up');
SELECT is((json_schema.pattern_class('[^^]')).points, '{[0,94),[95,1114112)}',
    'only the first ^ negates');
SELECT is((json_schema.pattern_class('[[:a:]')).points, '{[58,59),[91,92),[97,98)}',
    'POSIX classes mean nothing');
SELECT is((json_schema.pattern_class('[]')).points, '{}', 'the empty class holds nothing');
SELECT is((json_schema.pattern_class('[b-a]')).problem, 'the range b-a',
    'a range out of order is a fault');
SELECT is((json_schema.pattern_class('[\d-z]')).problem, 'the range \d-z',
    'a set cannot end a range');
SELECT is((json_schema.pattern_class('[\B]')).problem, 'the escape \B', 'nor is \B a character');

SELECT finish();

ROLLBACK;
