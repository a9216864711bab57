BEGIN;

SELECT plan(21);

SELECT has_function('json_schema', 'pattern_referenced', ARRAY['text[]'],
    'pattern_referenced exists');
SELECT has_function('json_schema', 'pattern_reference_problem', ARRAY['text[]'],
    'pattern_reference_problem exists');

SELECT is(json_schema.pattern_referenced(json_schema.pattern_tokens('(a)(?<n>b)\k<n>\2')),
    ARRAY[4], 'a group may be referred to by name and by number');
SELECT is(json_schema.pattern_referenced(json_schema.pattern_tokens('(a)')), '{}',
    'a pattern may have no references');

SELECT is(json_schema.pattern_reference_problem(json_schema.pattern_tokens(_ecma)), NULL,
    format('%s can be honoured', _ecma))
FROM unnest(ARRAY[
    '^(["'']).*\1$', '(?:x(a|b)y)\1', '(?:(a)\1)?', '(a)(?:b|\1)', '(a)\1?', '(a)|b*'
]) AS _ecma;

SELECT isnt(json_schema.pattern_reference_problem(json_schema.pattern_tokens(_ecma)), NULL,
    format('%s cannot', _ecma))
FROM unnest(ARRAY[
    '(a)|\1', '(a)?\1', '(?:(a)|b)\1', '(?:x(a))*\1', '\1(a)', '(a\1)', '(?=(a))\1', '(a)(?=\1)',
    '(?:(a)\1)+', '(a)(?:\1b)*', '(a)(b)\1\2'
]) AS _ecma;

SELECT finish();

ROLLBACK;
