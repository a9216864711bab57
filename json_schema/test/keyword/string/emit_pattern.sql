BEGIN;

SELECT plan(12);

SELECT is(json_schema.emit_pattern('^a/b$', 't'), 't = ''a/b''', 'anchored twice: equality');
SELECT is(json_schema.emit_pattern('^https:\/\/', 't'), 'starts_with(t, ''https://'')',
    'anchored before: starts_with');
SELECT is(json_schema.emit_pattern('\.json$', 't'), 'right(t, 5) = ''.json''',
    'anchored behind: right');
SELECT is(json_schema.emit_pattern('it''s', 't'), 'strpos(t, ''it''''s'') > 0',
    'not anchored: strpos; a quote is quoted');
SELECT alike(json_schema.emit_pattern('^[a-z]+$', 't'), 't ~ % COLLATE "C"', 'else a regex');
SELECT alike(json_schema.emit_pattern('a.b', 't'), 't ~ % COLLATE "C"', 'a dot is no literal');
SELECT is(json_schema.emit_counted('^(?:[a-f]{4}|\d{2,3})$', 't'),
    '(length(t) = 4 AND t ~ ''^[a-f]*$'' COLLATE "C" OR length(t) BETWEEN 2 AND 3 AND t ~ '
    || quote_literal(json_schema.pattern('^\d*$')) || ' COLLATE "C")',
    'a counted class: a length and the class');
SELECT is(json_schema.emit_counted('^[a-f]{4}|[0-9]{2}$', 't'), NULL,
    'not where each anchor belongs to one alternative');
SELECT is(json_schema.emit_counted('^([a-f]{4}|x)$', 't'), NULL, 'nor where one is something else');
SELECT results_eq(
    format($$SELECT %s, %s FROM (VALUES ('abcd'), ('abc'), ('abcde'), ('abcg'), ('12'), ('')) AS _ (t)$$,
           json_schema.emit_counted('^([a-f]{4}|[0-9]{2})$', 't'),
           json_schema.emit_counted('^[^g]{3,}$', 't')),
    $$VALUES (true, true), (false, true), (false, true), (false, false), (true, false), (false, false)$$,
    'what that answers');
SELECT throws_ok($$SELECT json_schema.emit_pattern('(?<a>b)\k<c>', 't')$$, 'MR103',
    NULL, 'what PostgreSQL cannot honour is refused');
SELECT results_eq(
    format($$SELECT %s, %s, %s, %s FROM (VALUES ('x.json'), ('.json '), ('xjson')) AS _ (t)$$,
           json_schema.emit_pattern('\.json$', 't'), json_schema.emit_pattern('', 't'),
           json_schema.emit_pattern('^$', 't'), json_schema.emit_pattern('^[^.]+$', 't')),
    $$VALUES (true, true, false, false), (false, true, false, false), (false, true, false, true)$$,
    'what it answers');

SELECT finish();

ROLLBACK;
