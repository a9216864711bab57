BEGIN;

SELECT plan(8);

SELECT is(json_schema.emit_options('{"const": 1, "enum": [1, 2]}', 'v', '{"margin": " "}'),
    'v = ''1''::jsonb AND (v <@ ''[1, 2]'' AND jsonb_typeof(v) <> ''array'')', 'const and enum');
SELECT is(json_schema.emit_options('{"enum": []}', 'v', '{"margin": " ", "absent": true}'),
    'v IS NULL', 'no value at all, but absence');
SELECT is(json_schema.emit_for_type('{"type": "integer", "maximum": 3}', 'number', 'v',
                               '{"margin": " "}'),
    '(scale((v)::numeric) = 0 OR (v)::numeric % 1 = 0) AND (v)::numeric <= 3', 'an integer is a number without a fraction');
SELECT is(json_schema.emit_for_type('{"maximum": 3}', 'string', 'v', '{"margin": " ", "text": "t"}'),
    NULL, 'nothing is asked of a string');
SELECT is(json_schema.emit_case('{string}', '{NULL}', 'v', '{"margin": " ", "absent": true}'),
    'coalesce(jsonb_typeof(v) = ''string'', true)', 'one type and no more');
SELECT is(json_schema.emit_case('{string,"null"}', '{NULL,NULL}', 'v', '{"margin": " "}'),
    'jsonb_typeof(v) = ANY (''{string,"null"}''::text[])', 'several types and no more');
SELECT is(json_schema.emit_case(NULL, '{NULL,NULL,NULL,NULL}', 'v', '{"margin": " "}'), NULL,
    'any type and no more');
SELECT results_eq(
    format(
        $$SELECT v, %s, %s FROM (VALUES ('1'::jsonb), ('5'), ('null'), ('""'), (NULL)) AS _ (v)$$,
        json_schema.emit_case('{number,"null"}', '{(v)::numeric < 3,NULL}', 'v',
                              '{"margin": " ", "absent": false}'),
        json_schema.emit_case(NULL, '{NULL,NULL,NULL,(v)::numeric < 3}', 'v', '{"margin": " "}')),
    $$VALUES ('1'::jsonb, true, true), ('5', false, false), ('null', true, true),
      ('""', false, true), (NULL, false, true)$$,
    'a closed and an open list of types');

SELECT finish();

ROLLBACK;
