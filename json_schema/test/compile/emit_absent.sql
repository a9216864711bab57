BEGIN;

SELECT plan(8);

SELECT is(json_schema.indent('{"margin": "  ", "type": "array"}'),
    '{"margin": "      ", "type": "array"}'::jsonb, 'four columns further in');
SELECT is(
    json_schema.emit_call('{"$call": "s.f"}', 'v', '{"absent": true}'),
    'coalesce(s.f(v), true)', 'emit_call() minds that a call is NULL for an absent value');
SELECT is(
    json_schema.emit_call('{"$call": "s.f", "recursive": true}', 'v', '{}'),
    's.f(v, 1)', 'emit_call() tells a recursive function where the depth begins');
SELECT is(
    json_schema.emit_call('{"$call": "s.f", "recursive": true}', 'v', '{"depth": "depth"}'),
    's.f(v, depth + 1)', 'emit_call() tells a recursive function how deep it is');
SELECT is(
    json_schema.emit_call('{"$call": "s.f", "deep": true}', 'v', '{"absent": true, "tried": "@"}'),
    'coalesce(@s.f(v)@, true)', 'emit_call() marks a call that leads deep where branches are tried');
SELECT is(
    json_schema.emit_once('(@f(v)@ AND a OR @g(v)@ OR @f(v)@ AND b)', '@'),
    '(WITH call_1 AS MATERIALIZED (SELECT f(v) AS answer) '
    'SELECT ((SELECT answer FROM call_1) AND a OR g(v) OR (SELECT answer FROM call_1) AND b))',
    'emit_once() makes a call once that stands in a test twice');
SELECT is(json_schema.emit_circle('#/a', 'v', '{"absent": true}'),
    'coalesce(json_schema.refuse_circle(v, ''#/a''), true)',
    'emit_circle() refuses a value, but not an absent one');
SELECT results_eq(
    format(
        $$SELECT v, %s, %s, %s, %s FROM (VALUES ('1'::jsonb), (NULL)) AS _ (v)$$,
        json_schema.emit_absent('v', '{"absent": true}'),
        json_schema.emit_absent('v', '{"absent": false}'),
        json_schema.emit_absent('v', '{"absent": null}'),
        json_schema.emit_if_absent('v = ''2''', '{"absent": true}')),
    $$VALUES ('1'::jsonb, false, false, false, false), (NULL, true, false, NULL, true)$$,
    'the answer no: to a value always, to absence as the context says');

SELECT finish();

ROLLBACK;
