BEGIN;

SELECT plan(3);

SELECT is(json_schema.indent('{"margin": "  ", "type": "array"}'),
    '{"margin": "      ", "type": "array"}'::jsonb, 'four columns further in');
SELECT is(
    json_schema.emit_call('#/definitions/a', 'v',
        '{"absent": true, "depth": "depth + 1", "functions": {"#/definitions/a": "s.f"}}'),
    'coalesce(s.f(v, depth + 1), true)', 'a call, which is NULL for an absent value');
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
