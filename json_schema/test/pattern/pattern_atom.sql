BEGIN;

SELECT plan(26);

SELECT has_function('json_schema', 'pattern_char', ARRAY['integer', 'boolean'],
    'pattern_char exists');
SELECT has_function('json_schema', 'pattern_bracket', ARRAY['int4multirange'],
    'pattern_bracket exists');
SELECT has_function('json_schema', 'pattern_atom', ARRAY['text'], 'pattern_atom exists');
SELECT has_function('json_schema', 'pattern_count', ARRAY['text'], 'pattern_count exists');
SELECT has_function('json_schema', 'pattern_repeat', ARRAY['text', 'numeric', 'numeric'],
    'pattern_repeat exists');

SELECT is(json_schema.pattern_atom(_token), _atom, format('%s becomes %s', _token, _atom))
FROM (VALUES
    ('a', 'a'), ('/', '/'), ('é', 'é'), ('\u{1F600}', '😀'), ('\.', '\.'), ('\x0a', '\u000a'),
    ('\d', '[0-9]'), ('\W', '[^0-9A-Z_a-z]'), ('[]', '\u0000'), ('[^]', '.'),
    ('.', '[^\u000a\u000d\u2028\u2029]'), ('[[:^-]', '[\-:\[\^]'), ('\uD83D', '\u0000'),
    ('[\u{1F600}-\u{1F64F}]', '[\U0001f600-\U0001f64f]')
) AS _case (_token, _atom);

SELECT is(json_schema.pattern_repeat('a', _fewest, _most), _repeat,
    format('a from %s to %s times', _fewest, coalesce(_most::text, 'any')))
FROM (VALUES
    (0, NULL, 'a*'), (1, NULL, 'a+'), (0, 1, 'a?'), (2, 255, 'a{2,255}'),
    (600, 600, '(?:a{255}){2}a{90}'), (300, NULL, '(?:a{255}){1}a{45}a*')
) AS _case (_fewest, _most, _repeat);
SELECT is(json_schema.pattern_repeat('a', 1, 257), 'a{1}(?:a{0,255}){1}a?',
    'counts above 255 are split');

SELECT finish();

ROLLBACK;
