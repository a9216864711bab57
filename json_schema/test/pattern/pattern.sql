BEGIN;

SELECT plan(100);

SELECT has_function('json_schema', 'pattern', ARRAY['text'], 'there is a pattern translator');

-- What stays plain, so that whoever uses it can see a literal.
SELECT is(json_schema.pattern(_ecma), _ecma, format('%s stays as it is', _ecma))
FROM unnest(ARRAY['', 'abc', '^abc$', '^abc', 'é😀', 'a|b', '^a*$', '[a-z]+', '\.']) AS _ecma;

-- Every line of the table of differences between ECMA 262 and PostgreSQL's AREs: the pattern, a
-- text that it matches, and one that it does not.
SELECT is(
    ARRAY[
        _yes ~ json_schema.pattern(_ecma) COLLATE "C", _no ~ json_schema.pattern(_ecma) COLLATE "C"
    ],
    ARRAY[true, false],
    format('%s matches %s but not %s', _ecma, to_json(_yes), to_json(_no)))
FROM (VALUES
    ('^\d$', '0', '०'),
    ('^\D$', '०', '0'),
    ('^\w$', '_', 'é'),
    ('^\W$', 'é', 'a'),
    ('^[\w-]+$', 'a-b', 'a-é'),
    ('^[^\w]$', 'é', 'z'),
    ('^[\D]$', 'x', '7'),
    ('^\s$', U&'\FEFF', U&'\0085'),
    ('^\s$', U&'\00A0', U&'\200B'),
    ('^\s$', U&'\2029', U&'\180E'),
    ('^\S$', U&'\0085', U&'\FEFF'),
    ('^[\S]$', 'a', ' '),
    ('^.$', 'a', E'\n'),
    ('^.$', '😀', E'\r'),
    ('^.$', U&'\0085', U&'\2028'),
    ('a$', 'a', E'a\n'),
    ('^b', 'b', E'a\nb'),
    ('\bfoo\b', 'a foo b', 'afoo'),
    ('\bé', 'aé', 'é'),
    ('\Boo\B', 'foox', 'foo'),
    ('^[\b]$', E'\b', 'b'),
    ('^\p{Letter}cole$', 'École', '1cole'),
    ('^\p{Lu}$', '𝐀', 'a'),
    ('^\P{L}$', '1', 'é'),
    ('^[\p{L}_]+$', 'é_', '1'),
    ('^[^\P{L}]$', 'é', '1'),
    ('^\p{digit}+$', '42०', '4a'),
    ('^\p{Script=Greek}$', 'λ', 'l'),
    ('^\u{1F600}$', '😀', '😁'),
    ('^\uD83D\uDC32*$', '🐲🐲', '🐉'),
    ('^[\uD83D\uDC32x]$', '🐲', '🐉'),
    ('^[^🐲]$', '🐉', '🐲'),
    ('^\x41b$', 'Ab', '䅂'),
    ('^\u00e9$', 'é', 'e'),
    ('^\cC$', E'\x03', 'C'),
    ('^\cc$', E'\x03', 'c'),
    ('^\t\v\f$', E'\t\x0B\f', 'tvf'),
    ('^(?<y>a)(b)(?:c)\k<y>0$', 'abca0', 'abcb0'),
    ('^(x)?(a)\2$', 'aa', 'ax'),
    ('^(["'']).*\1$', '"a"', '"a'''),
    ('^(?:(a|b)\1)?c$', 'bbc', 'abc'),
    ('^[^]$', E'\n', ''),
    ('^(?:[]|a)$', 'a', 'b'),
    ('^[[:alpha:]$', ':', 'b'),
    ('^[[=a=]$', '=', 'b'),
    ('^[[.a.]$', '[', 'b'),
    ('^[^[]$', 'a', '['),
    ('^[\]\\^-]+$', '^]-\', '['),
    ('^a{300}$', repeat('a', 300), repeat('a', 299)),
    ('^a{300,}$', repeat('a', 900), repeat('a', 299)),
    ('^a{0,300}$', repeat('a', 300), repeat('a', 301)),
    ('^a{2,600}$', repeat('a', 600), repeat('a', 601)),
    ('^a{2,600}$', 'aa', 'a'),
    ('^.{3,1000}$', '😀😀😀', '😀😀'),
    ('^(?:a+?b??){2}?$', 'aaba', 'bb'),
    ('^(?=.*\d)(?!.*x).{3}$', 'ab1', 'x12'),
    ('(?<=\$)\d+(?<!0)$', '$15', '$10'),
    ('^(?!(?:con|aux)$)[a-z]+$', 'cons', 'aux'),
    ('^a\/b$', 'a/b', 'ab'),
    ('^\-\@[\#]\ $', '-@# ', '-@#'),
    ('^\*\*\*=a$', '***=a', 'a'),
    ('^(|a)b$', 'b', 'aab')
) AS _case (_ecma, _yes, _no);

-- What would be read as something else, or cost too much.
SELECT throws_ok(format('SELECT json_schema.pattern(%L)', _ecma), 'MR103', NULL,
    format('%s is refused', _ecma))
FROM unnest(ARRAY[
    '\a', '\e', '\A', '\Z', '\m', '\M', '\y', '\Y', '\U0001F600', '(?i)a', '(?x)a', '(?#c)a',
    '***=a', '***:a', '(a', 'a)', '(a)?\1', '(a)(b)\1\2', '\p{Emoji}', '\p{Script=Osage}',
    '(?:a{255}){255}', '(?:a*b*){0,999}'
]) AS _ecma;

SELECT throws_ok(
    format('SELECT json_schema.pattern(%L)', repeat('(', 300) || repeat(')', 300)),
    'MR103', NULL, 'deep nesting is refused');

CREATE FUNCTION pg_temp.refusal(ecma text) RETURNS text[]
LANGUAGE plpgsql
AS $$
DECLARE
    _detail text;
    _hint text;
BEGIN
    PERFORM json_schema.pattern(ecma);
    RETURN NULL;
EXCEPTION
    WHEN SQLSTATE 'MR103' THEN
        GET STACKED DIAGNOSTICS _detail = PG_EXCEPTION_DETAIL, _hint = PG_EXCEPTION_HINT;
        RETURN ARRAY[SQLERRM, _detail, _hint];
END;
$$;

SELECT is(
    pg_temp.refusal('^\p{Emoji}$'),
    ARRAY[
        'pattern cannot be used: ^\p{Emoji}$: the Unicode property in \p{Emoji}',
        'The pattern ^\p{Emoji}$ has the Unicode property in \p{Emoji}.',
        'Use a general category such as \p{L}, or write the characters as ranges.'
    ],
    'a refusal names the pattern, the construct and the next step');

SELECT ok(E'name 3000' ~ json_schema.pattern(
              '^(' || (SELECT string_agg('name ' || n, '|') FROM generate_series(1, 4200) AS n) || ')$')
          COLLATE "C", 'pattern() honours a list of names of 46,000 characters');
SELECT throws_ok($$SELECT json_schema.pattern(repeat('a?', 23000))$$, 'MR103', NULL,
    'pattern() refuses what is too complex for PostgreSQL');
SELECT throws_ok($$SELECT json_schema.pattern(repeat('(a)', 30000))$$, 'MR103', NULL,
    'pattern() refuses more than 60,000 characters');
SELECT is(json_schema.is_regex(repeat('(a)', 30000)), true,
    'is_regex() leaves it to pattern() to refuse more than 60,000 characters');

SELECT finish();

ROLLBACK;
