BEGIN;

SELECT plan(10);

SELECT is(json_schema.merge_type('{"type": "string", "enum": ["a", 1, null]}'), '{"enum": ["a"]}'::jsonb,
    'of an enum only what the type admits');
SELECT is(json_schema.merge_type('{"type": ["integer", "null"], "enum": [1.0, 1.5, null]}'),
    '{"enum": [1.0, null]}'::jsonb, '1.0 is an integer');
SELECT is(json_schema.merge_type('{"type": "boolean", "const": 1, "title": "t"}'),
    '{"enum": [], "title": "t"}'::jsonb, 'a constant of another type leaves nothing');
SELECT is(json_schema.merge_type('{"type": "boolean", "const": 1, "enum": [1]}'),
    '{"type": "boolean", "const": 1, "enum": [1]}'::jsonb, 'both together are left alone');
SELECT is(json_schema.merge_type('{"enum": [1]}'), '{"enum": [1]}'::jsonb, 'so is one without a type');
SELECT is(json_schema.hoist_required(
        '{"type": "object", "required": ["a"], "oneOf": [{"required": ["b", "c"]}, {"required": ["c"]}],
          "allOf": [{"required": ["d"]}, "#/call"], "anyOf": [{"required": ["e"]}, true]}') -> 'required',
    '["a", "c", "d"]'::jsonb, 'what all branches require, all of it requires');
SELECT is(json_schema.hoist_required('{"oneOf": [{"required": ["b"]}]}'),
    '{"oneOf": [{"required": ["b"]}]}'::jsonb, 'not where the value may be no object');
SELECT is(json_schema.hoist_required('{"type": "object", "not": {"required": ["b"]}}'),
    '{"type": "object", "not": {"required": ["b"]}}'::jsonb, 'not what must not be');
SELECT bag_eq(
    $$SELECT jsonb_array_elements_text(json_schema.known_formats())$$,
    $$SELECT format FROM unnest(ARRAY['date-time', 'date', 'time', 'email', 'idn-email', 'hostname',
        'idn-hostname', 'ipv4', 'ipv6', 'uri', 'uri-reference', 'iri', 'iri-reference',
        'uri-template', 'uuid', 'regex', 'json-pointer', 'relative-json-pointer']) AS format
       WHERE true$$,
    'the formats of the draft, and uuid');
SELECT results_eq(
    $$SELECT json_schema.without_idle(jsonb_build_object('propertyNames', names), false)
        FROM (VALUES ('{"type": "string", "title": "t"}'::jsonb), ('{"type": ["null", "string"]}'),
              ('{"type": "string", "maxLength": 3}'), ('{"type": "null"}'),
              ('{"$ref": "#", "type": "string"}')) AS _ (names)$$,
    $$VALUES ('{}'::jsonb), ('{}'), ('{"propertyNames": {"maxLength": 3}}'),
      ('{"propertyNames": {"type": "null"}}'), ('{"propertyNames": {"$ref": "#"}}')$$,
    'a name is a string anyway');

SELECT finish();

ROLLBACK;
