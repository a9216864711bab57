BEGIN;

SELECT plan(9);

SELECT is(json_schema.emit('{"$call": "s.f", "type": "object"}', 'v', '{"margin": " "}'), 's.f(v)',
    'emit() writes a call');
SELECT is(json_schema.emit('{}', 'v', '{"margin": " "}'), 'true', 'an empty schema');
SELECT alike(json_schema.emit('{"type": "integer"}', 'v', '{"margin": " "}'), '%\% 1 = 0%',
    'emit() tests for a fraction where the type is integer');
SELECT is(json_schema.emit('false', 'v', '{"margin": " ", "absent": true}'), 'v IS NULL',
    'false lets only absence pass');
SELECT is(json_schema.emit('{"type": "string"}', 'v', '{"margin": " ", "absent": false}'),
    'coalesce(jsonb_typeof(v) = ''string'', false)', 'a required string is one look-up');
SELECT is(json_schema.emit('{"type": "string"}', 'v', '{"margin": " ", "type": "object"}'), 'false',
    'another type than the known one');
SELECT is(json_schema.emit('{"type": "object"}', 'v', '{"margin": " ", "type": "object"}'), 'true',
    'the known type is not tested again');
SELECT is(json_schema.emit('{"required": []}', 'v', '{"margin": " "}'), 'true', 'nothing asked');
SELECT results_eq(
    format(
        $$SELECT v, %s, %s, %s FROM (VALUES ('null'::jsonb), ('"ab"'), ('2'), ('[]'), (NULL)) AS _ (v)$$,
        json_schema.emit('{"minLength": 3, "minimum": 3, "maxItems": 0}', 'v',
                         '{"margin": " ", "text": "v #>> ''{}''", "absent": null}'),
        json_schema.emit('{"not": {"type": "string"}}', 'v', '{"margin": " ", "absent": false}'),
        json_schema.emit('{"oneOf": [{"type": "null"}, {"enum": ["ab", 3]}]}', 'v',
                         '{"margin": " ", "absent": true}')),
    $$VALUES ('null'::jsonb, true, true, true), ('"ab"', false, false, true),
      ('2', false, true, false), ('[]', true, true, false), (NULL, NULL, false, true)$$,
    'keywords of all types, and SQL NULL as the context says');

SELECT finish();

ROLLBACK;
