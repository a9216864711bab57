BEGIN;

SELECT plan(6);

SELECT is(json_schema.emit_combinator('{"allOf": [{"const": 1}, {"const": 2}]}', 'v', '{"margin": " "}'),
    'v = ''1''::jsonb AND v = ''2''::jsonb', 'allOf');
SELECT is(json_schema.emit_combinator('{"not": {"const": 1}}', 'v', '{"margin": " ", "absent": true}'),
    'NOT (coalesce(v = ''1''::jsonb, false))', 'not turns round what absence answers');
SELECT is(json_schema.emit_combinator('{"if": {"const": 1}}', 'v', '{"margin": " "}'), NULL,
    'if alone asks nothing');
SELECT is(json_schema.emit_combinator('{"then": false, "else": false}', 'v', '{"margin": " "}'), NULL,
    'nor do then and else without if');
SELECT is(json_schema.emit_combinator('{"minimum": 1}', 'v', '{"margin": " "}'), NULL,
    'nor does what combines nothing');
SELECT results_eq(
    format($$SELECT v, %s, %s FROM (VALUES ('1'::jsonb), ('2'), ('3'), ('"a"')) AS _ (v)$$,
        json_schema.emit_combinator(
            '{"if": {"type": "number"}, "then": {"maximum": 2}, "else": {"maxLength": 0}}', 'v',
            '{"margin": " ", "text": "v #>> ''{}''"}'),
        json_schema.emit_combinator(
            '{"anyOf": [{"minimum": 3}, {"maximum": 1}], "not": {"type": "string"}}', 'v',
            '{"margin": " "}')),
    $$VALUES ('1'::jsonb, true, true), ('2', true, false), ('3', false, true), ('"a"', false, false)$$,
    'what it answers');

SELECT finish();

ROLLBACK;
