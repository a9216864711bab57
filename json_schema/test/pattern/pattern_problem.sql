BEGIN;

SELECT plan(60);

SELECT has_function('json_schema', 'is_unicode_property', ARRAY['text'],
    'is_unicode_property exists');
SELECT has_function('json_schema', 'is_group_name', ARRAY['text'], 'is_group_name exists');
SELECT has_function('json_schema', 'pattern_problem', ARRAY['text'], 'pattern_problem exists');

-- ECMA 262, section 22.2.1 (patterns), with the parameter UnicodeMode.
SELECT is(json_schema.pattern_problem(_ecma), NULL, format('%s is well formed', _ecma))
FROM unnest(ARRAY[
    '', '|', '()', '(?:a|b)*?', '(?=a)(?!b)(?<=c)(?<!d)', '(?<name>a)\k<name>', '(a)\1', '\1(a)',
    '[^]', '[]', '[a-]', '[\b\-]', '[[]', '\p{L}\P{Script=Osage}\p{Emoji}', '\u{10FFFF}', '\/',
    '(?<é$_1>a)', '\-\@\#\ ', 'a{2,2}', 'a{0}', '[\u{1F600}-\u{1F64F}]'
]) AS _ecma;

SELECT isnt(json_schema.pattern_problem(_ecma), NULL, format('%s is not', _ecma))
FROM unnest(ARRAY[
    '^\S(|(.|\n)*\S)\Z', '\a', '\é', '\_', '\u', '\u{110000}', '\x1', '\c1', '\00', '\8', 'a\',
    '(a)\2', '\k<n>', '\k<', '\k', '\pL', '\p{l}', '\p{Foo}', '*a', 'a**', 'a{2,1}', '^*', '\b+',
    '(?=a)*', '(?<=a)?', '{', '}', ']', 'a{,3}', '(?i)a', '(?#c)', '(', ')', '[', '[b-a]'
]) AS _ecma;

SELECT is(json_schema.pattern_problem(repeat('a', 60001)), NULL,
    'pattern_problem() reads patterns of every length');

SELECT finish();

ROLLBACK;
