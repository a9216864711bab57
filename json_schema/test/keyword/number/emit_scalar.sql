BEGIN;

SELECT plan(8);

SELECT is(json_schema.emit_number('2.0'), '2', 'an integer without its scale');
SELECT is(json_schema.emit_number('-0.5'), '''-0.5''::numeric', 'a fraction is quoted');
SELECT is(json_schema.emit_number('1e3'), '1000', 'an exponent is worked out');
SELECT is(json_schema.emit_number('12345678901'), '''12345678901''::numeric', 'beyond integer');
SELECT is(
    json_schema.emit_scalar('{"minimum": 1, "maximum": 2, "minLength": 3}', 'v',
                            '{"type": "number", "margin": " "}'),
    '(v)::numeric <= 2 AND (v)::numeric >= 1', 'of a number what numbers are asked');
SELECT is(
    json_schema.emit_scalar('{"minimum": 1, "minLength": 1, "format": "date-time", "maxLength": 9}',
                            'v', '{"type": "string", "margin": " ", "text": "t"}'),
    'length(t) <= 9 AND t <> '''' AND json_schema.is_date_time(t)',
    'of a string what strings are asked, the dearest last');
SELECT is(json_schema.emit_scalar('{"required": []}', 'v', '{"type": "string", "margin": " "}'),
    NULL, 'nothing asked');
SELECT results_eq(
    format(
        $$SELECT v, %s FROM (VALUES ('1'::jsonb), ('1e308'), ('0.3'), ('2.0'), ('-4')) AS _ (v)$$,
        json_schema.emit_scalar('{"multipleOf": 0.1, "exclusiveMinimum": -4,
                                  "exclusiveMaximum": 1e307}', 'v',
                                '{"type": "number", "margin": " "}')),
    $$VALUES ('1'::jsonb, true), ('1e308', false), ('0.3', true), ('2.0', true), ('-4', false)$$,
    'exact arithmetic');

SELECT finish();

ROLLBACK;
