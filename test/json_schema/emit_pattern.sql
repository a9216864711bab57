BEGIN;

SELECT plan(8);

SELECT is(json_schema.emit_pattern('^a/b$', 't'), 't = ''a/b''', 'anchored twice: equality');
SELECT is(json_schema.emit_pattern('^https:\/\/', 't'), 'starts_with(t, ''https://'')',
    'anchored before: starts_with');
SELECT is(json_schema.emit_pattern('\.json$', 't'), 'right(t, 5) = ''.json''',
    'anchored behind: right');
SELECT is(json_schema.emit_pattern('it''s', 't'), 'strpos(t, ''it''''s'') > 0',
    'not anchored: strpos; a quote is quoted');
SELECT alike(json_schema.emit_pattern('^[a-z]+$', 't'), 't ~ % COLLATE "C"', 'else a regex');
SELECT alike(json_schema.emit_pattern('a.b', 't'), 't ~ % COLLATE "C"', 'a dot is no literal');
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
