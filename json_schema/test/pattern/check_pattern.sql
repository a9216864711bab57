BEGIN;

SELECT plan(6);

SELECT throws_ok($$SELECT json_schema.refuse_pattern('a', 'b', 'c')$$, 'MR103',
    'pattern cannot be used: a: b', 'refuse_pattern() names the pattern and what is wrong');
SELECT lives_ok($$SELECT json_schema.check_pattern('^a+$')$$, 'check_pattern() takes ECMA 262');
SELECT throws_ok($$SELECT json_schema.check_pattern('a{2,1}')$$, 'MR103', NULL,
    'check_pattern() refuses what is not ECMA 262');
SELECT throws_ok($$SELECT json_schema.check_pattern(repeat('a', 60001))$$, 'MR103', NULL,
    'check_pattern() refuses what is too long');
SELECT lives_ok($$SELECT json_schema.try_regex('a', 'a')$$,
    'try_regex() takes what PostgreSQL takes');
SELECT throws_ok($$SELECT json_schema.try_regex('a', '(')$$, 'MR103', NULL,
    'try_regex() refuses what PostgreSQL refuses');

SELECT finish();

ROLLBACK;
