BEGIN;

SELECT plan(7);

SELECT alike(
    json_schema.emit_branches('[{"type": "string"}, {"type": "integer"}]', true, 'v', '{"margin": " "}'),
    'CASE jsonb_typeof(v)%', 'types tell branches apart');
SELECT is(
    json_schema.emit_branches(
        '[{"type": "number", "minimum": 9}, {"type": ["null", "number"], "maximum": 1}]',
        false, 'v', '{"margin": " "}'),
    'CASE jsonb_typeof(v)     WHEN ''number'' THEN ((v)::numeric >= 9'
    '             OR (v)::numeric <= 1)     WHEN ''null'' THEN true     ELSE false END',
    'emit_branches() tries the branches that allow the type of the value');
SELECT is(
    json_schema.emit_branches('[{"minimum": 9}, {"type": "number"}]', false, 'v',
                              '{"margin": " ", "type": "number"}'),
    'true', 'emit_branches() tries none where one allows all');
SELECT is(
    json_schema.emit_branches(
        '[{"$call": "f", "required": ["a", "b"], "options": {}}, {"$call": "g", "required": ["a"], "options": {}},
          {"$call": "h", "required": [], "options": {}}]', true, 'v',
        '{"margin": " ", "type": "object", "present": ["a"]}'),
    '((v ? ''b'' AND f(v)))::integer     + (g(v))::integer     + (h(v))::integer = 1',
    'emit_branches() asks for required properties before a call');
SELECT results_eq(
    format(
        $$SELECT v, %s, %s, %s, %s
            FROM (VALUES ('1'::jsonb), ('2'), ('3'), ('6'), ('"a"'), ('{"k": 1}')) AS _ (v)$$,
        json_schema.emit_branches('[{"multipleOf": 2}, {"multipleOf": 3}]', false, 'v', '{"margin": " "}'),
        json_schema.emit_branches('[{"multipleOf": 2}, {"multipleOf": 3}]', true, 'v', '{"margin": " "}'),
        json_schema.emit_branches('[{"multipleOf": 2}, {"multipleOf": 3}, {"type": "object"}]', true, 'v',
                                '{"margin": " "}'),
        json_schema.emit_branches('[{"type": "string"}, {"type": "integer", "maximum": 2}]', true, 'v',
                                '{"margin": " "}')),
    $$VALUES ('1'::jsonb, false, false, false, true), ('2', true, true, true, true),
      ('3', true, true, true, false), ('6', true, false, false, false),
      ('"a"', true, false, false, true), ('{"k": 1}', true, false, false, false)$$,
    'at least one branch, just one of two, of three, by type');

CREATE TEMPORARY TABLE operation AS
SELECT '{"oneOf": [
    {"type": "object", "required": ["op"], "properties": {"op": {"const": "add"}},
     "additionalProperties": false},
    {"type": "object", "required": ["op", "to"], "additionalProperties": {"type": "null"},
     "properties": {"op": {"enum": ["move", "copy"]}, "to": {"type": "string"}}}]}'::jsonb AS schema;
SELECT lives_ok(
    $$SELECT json_schema.compile('operation', schema),
             json_schema.compile('no_operation', jsonb_build_object('not', schema))
        FROM operation$$,
    'compile() takes closed branches that a property tells apart');
SELECT results_eq(
    $$SELECT d, json_schema.check_operation(d), json_schema.check_no_operation(d)
        FROM (VALUES ('{"op": "add"}'::jsonb), ('{"op": "add", "x": 1}'),
                     ('{"op": "copy", "to": "a"}'), ('{"op": "copy", "to": "a", "x": null}'),
                     ('{"op": "copy", "to": "a", "x": 1}')) AS _ (d)$$,
    $$VALUES ('{"op": "add"}'::jsonb, true, false), ('{"op": "add", "x": 1}', false, true),
      ('{"op": "copy", "to": "a"}', true, false), ('{"op": "copy", "to": "a", "x": null}', true, false),
      ('{"op": "copy", "to": "a", "x": 1}', false, true)$$,
    'in a compiled check the property that tells branches apart is no additional property');

SELECT finish();

ROLLBACK;
