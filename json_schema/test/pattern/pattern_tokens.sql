BEGIN;

SELECT plan(7);

SELECT has_function('json_schema', 'pattern_tokens', ARRAY['text', 'boolean'],
    'a pattern can be cut into tokens');
SELECT is(json_schema.pattern_tokens('^a\d[^\]b]+?(?:c|(?<n>d)){2,}\k<n>\1$'),
    ARRAY['^', 'a', '\d', '[^\]b]', '+?', '(?:', 'c', '|', '(?<n>', 'd', ')', ')', '{2,}',
        '\k<n>', '\1', '$'],
    'each construct is one token');
SELECT is(json_schema.pattern_tokens('\uD83D\uDE00\uD83D\u0041\u{1F600}\x41b\cAb'),
    ARRAY['\uD83D\uDE00', '\uD83D', '\u0041', '\u{1F600}', '\x41', 'b', '\cA', 'b'],
    'an escape takes the digits that belong to it, and a surrogate pair is one');
SELECT is(json_schema.pattern_tokens('a-z[(*', in_class => true),
    ARRAY['a', '-', 'z', '[', '(', '*'], 'between brackets only escapes are special');
SELECT is(json_schema.pattern_tokens('a[b(c'), ARRAY['a', '[b(c'],
    'what is never closed runs to the end');
SELECT is(json_schema.pattern_tokens(E'.\n'), ARRAY['.', E'\n'], 'a line end is a character');
SELECT is(json_schema.pattern_tokens(''), '{}', 'the empty pattern has no tokens');

SELECT finish();

ROLLBACK;
